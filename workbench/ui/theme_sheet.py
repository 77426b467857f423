"""The style sheet of the whole window, with the tokens' names where their colours will stand."""

from __future__ import annotations

SHEET = """
* { outline: none; }
QWidget { color: ${text}; }
QMainWindow, QDialog, QWidget#window, QStackedWidget#desk { background: ${page}; }
QToolTip { background: ${field}; color: ${text}; border: 1px solid ${field_line}; padding: 6px 8px; }

/* words */
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title_pt}pt; font-weight: 600; }
QLabel[role="heading"] { font-size: ${heading_pt}pt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="quiet"], QLabel[role="label"] { color: ${quiet}; }
QLabel[role="small"] { color: ${quiet}; font-size: ${small_pt}pt; }
QLabel[role="prose"] { font-size: ${prose_pt}pt; }
QLabel[role="problem"] { color: ${caution}; font-size: ${small_pt}pt; }
QLabel[role="figure"] { font-size: ${figure_pt}pt; font-weight: 300; }
QLabel[role="key"] { border: 1px solid ${field_line}; border-radius: 4px; padding: 1px 6px; background: ${side}; }
QLabel[role="sheet"] { font-family: "DejaVu Sans Mono", "Consolas", "Menlo", monospace; background: ${side};
    border: 1px solid ${line}; border-radius: 4px; padding: 16px; }

/* lines and panes */
QFrame[role="line"] { background: ${line}; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="upright"] { background: ${line}; border: none; max-width: 1px; min-width: 1px; }
QWidget[role="side"] { background: ${side}; }
QWidget[role="column"] { background: ${side}; border: 1px solid ${line}; border-radius: 4px; }
QWidget[role="page"], QScrollArea[role="page"], QScrollArea[role="page"] > QWidget > QWidget { background: ${page}; }
QScrollArea { border: 1px solid transparent; background: transparent; }
QSplitter::handle { background: ${line}; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QFrame[role="panel"] { background: ${page}; border: 1px solid ${field_line}; border-radius: 6px; }
QFrame[role="fence"] { background: ${page}; border: 3px solid ${alert}; }
QFrame[role="fence-words"] { background: ${alert_soft}; border: none; border-bottom: 1px solid ${alert}; }
QFrame[role="group"] { border: none; border-left: 2px solid ${line}; }

/* said beside the work, never over it */
QFrame[role="notice"] { border: none; border-left: 4px solid ${accent}; background: ${accent_soft}; }
QFrame[role="notice"][tone="alert"] { border-left-color: ${alert}; background: ${alert_soft}; }
QFrame[role="notice"][tone="caution"] { border-left-color: ${caution}; background: ${caution_soft}; }
QFrame[role="notice"][tone="good"] { border-left-color: ${good}; background: ${good_soft}; }

/* fields */
QLineEdit, QPlainTextEdit, QTextBrowser, QComboBox, QAbstractSpinBox, QListView#words {
    background: ${field}; color: ${text}; border: 1px solid ${field_line}; border-radius: 4px;
    selection-background-color: ${accent}; selection-color: ${on_accent}; }
QLineEdit, QPlainTextEdit { placeholder-text-color: ${quiet}; }
QLineEdit, QComboBox, QAbstractSpinBox { padding: 5px 7px; min-height: 1.3em; }
QPlainTextEdit, QTextBrowser { padding: 4px 4px; }
QPlainTextEdit[role="prose"], QTextBrowser[role="prose"] { font-size: ${prose_pt}pt; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: ${quiet}; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid ${accent}; padding: 4px 6px; }
QPlainTextEdit:focus, QTextBrowser:focus { border: 2px solid ${accent}; padding: 3px 3px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: ${side}; color: ${quiet}; }
QLineEdit[role="plain"] { border: none; border-radius: 0; background: transparent; padding: 10px;
    font-size: ${heading_pt}pt; }
QTextBrowser[role="reading"] { border: none; background: transparent; font-size: ${prose_pt}pt; padding: 1px; }
QTextBrowser[role="reading"]:focus { border: 1px solid ${accent}; padding: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; height: 0; border: none; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(icons:arrow-${scheme}.svg); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: ${field}; border: 1px solid ${field_line}; padding: 4px;
    selection-background-color: ${accent_soft}; selection-color: ${text}; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 6px; }

QCheckBox, QRadioButton { spacing: 7px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator { width: 13px; height: 13px; background: ${field};
    border: 1px solid ${field_line}; }
QCheckBox::indicator, QListView::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: 7px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: ${text}; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: ${accent}; border-color: ${accent};
    image: url(icons:tick-${scheme}.svg); }
QRadioButton::indicator:checked { width: 7px; height: 7px; border: 4px solid ${accent}; background: ${on_accent}; }
QCheckBox:focus, QRadioButton:focus { color: ${accent}; }
QCheckBox::indicator:focus, QRadioButton::indicator:unchecked:focus { width: 11px; height: 11px;
    border: 2px solid ${text}; }
QRadioButton::indicator:checked:focus { border-color: ${text}; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: ${side}; border-color: ${line}; }
QCheckBox::indicator:checked:disabled { background: ${quiet}; border-color: ${quiet}; }
QCheckBox:disabled, QRadioButton:disabled { color: ${quiet}; }

/* buttons */
QPushButton, QToolButton[role="button"] { background: ${field}; border: 1px solid ${field_line}; border-radius: 4px;
    padding: 6px 14px; min-height: 1.2em; }
QPushButton:hover, QToolButton[role="button"]:hover { background: ${hover}; }
QPushButton:pressed { background: ${accent_soft}; }
QPushButton:focus, QToolButton[role="button"]:focus { border: 2px solid ${accent}; padding: 5px 13px; }
QPushButton:disabled { color: ${quiet}; background: ${side}; border-color: ${line}; }
QPushButton[role="first"] { background: ${accent}; color: ${on_accent}; border-color: ${accent}; font-weight: 600; }
QPushButton[role="first"]:hover { border-color: ${text}; }
QPushButton[role="first"]:focus { border: 2px solid ${text}; }
QPushButton[role="first"]:disabled { background: ${hover}; color: ${quiet}; border-color: ${hover}; }
QPushButton[role="toggle"]:checked { background: ${accent_soft}; border-color: ${accent}; color: ${accent}; }
QPushButton[role="quiet"] { border-color: transparent; background: transparent; color: ${accent}; padding: 3px 8px; }
QPushButton[role="quiet"]:hover { background: ${hover}; }
QPushButton[role="quiet"]:checked { background: ${accent_soft}; }
QPushButton[role="quiet"]:focus { border: 2px solid ${accent}; padding: 2px 7px; }
QPushButton[role="quiet"]:disabled { color: ${quiet}; background: transparent; border-color: transparent; }
QPushButton[role="chip"] { background: ${accent_soft}; border: 1px solid transparent; border-radius: 10px;
    padding: 2px 10px; min-height: 1.1em; }
QPushButton[role="chip"]:hover { border-color: ${accent}; }
QPushButton[role="chip"]:focus { border: 2px solid ${accent}; padding: 1px 9px; }
QPushButton[role="link"] { border: none; border-bottom: 2px solid transparent; background: transparent;
    color: ${accent}; padding: 4px 0 2px 0; text-align: left; border-radius: 0; }
QPushButton[role="link"]:hover { border-bottom-color: ${field_line}; }
QPushButton[role="link"]:focus { border-bottom-color: ${accent}; }
QPushButton[role="link"]:disabled { color: ${quiet}; }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 5px; background: transparent; }
QToolButton:hover { background: ${hover}; }
QToolButton:checked { background: ${accent_soft}; }
QToolButton:focus { border: 2px solid ${accent}; padding: 4px; }
QToolButton::menu-indicator { image: none; width: 0; }

/* the strip that says whose eyes the page is shown for */
QWidget#strip[eyes="working"] { background: ${strip_working}; }
QWidget#strip[eyes="audience"] { background: ${strip_audience}; }
QWidget#strip[eyes="working"] QLabel { color: ${strip_working_text}; }
QWidget#strip[eyes="audience"] QLabel { color: ${strip_audience_text}; }
QLabel#whose { font-weight: 600; }
QWidget#strip QPushButton { border: 1px solid ${strip_working_mark}; background: transparent;
    color: ${strip_working_text}; padding: 3px 12px; }
QWidget#strip[eyes="audience"] QPushButton { border-color: ${strip_audience_mark}; color: ${strip_audience_text}; }
QWidget#strip QPushButton:hover, QWidget#strip QPushButton:focus {
    border: 2px solid ${strip_working_text}; padding: 2px 11px; }
QWidget#strip[eyes="audience"] QPushButton:hover, QWidget#strip[eyes="audience"] QPushButton:focus {
    border: 2px solid ${strip_audience_text}; padding: 2px 11px; }
QWidget#strip QPushButton::menu-indicator { image: none; width: 0; }

/* tabs of the right-hand pane */
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: ${quiet}; padding: 8px 2px; margin-right: 24px;
    border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: ${text}; }
QTabBar::tab:selected { color: ${text}; border-bottom: 2px solid ${accent}; }
QTabBar::tab:focus { color: ${accent}; border-bottom: 2px solid ${text}; }
QTabBar QToolButton { background: ${field}; border: 1px solid ${field_line}; padding: 0; }
QTabBar QToolButton:disabled { border-color: ${line}; }

/* lists, tables, the way through the work */
QTableView, QListView, QTreeView { background: ${page}; border: none; alternate-background-color: ${page};
    selection-background-color: ${accent_soft}; selection-color: ${text}; }
QTableView { gridline-color: ${line}; }
QTableView::item { border-bottom: 1px solid ${line}; padding: 0 8px; }
QTableView::item:hover { background: ${hover}; }
QTableView::item:selected, QListView::item:selected { background: ${accent_soft}; color: ${text}; }
QTableView:focus { border: 1px solid ${accent}; }
QTableView { border: 1px solid transparent; }
QHeaderView { background: ${page}; border: none; }
QHeaderView::section { background: ${page}; color: ${quiet}; font-size: ${small_pt}pt; border: none;
    border-bottom: 1px solid ${line}; padding: 6px 8px 6px 11px; text-align: left; }
QHeaderView::section:hover { color: ${text}; }
QTableCornerButton::section { background: ${page}; border: none; border-bottom: 1px solid ${line}; }
QTreeView#navigation { background: ${side}; border: 1px solid transparent; padding-top: 4px; }
QTreeView#navigation:focus { border: 1px solid ${accent}; }
QTreeView#navigation::branch { background: transparent; border-image: none; image: none; }
QTreeView, QListView { border: 1px solid transparent; }
QTreeView:focus, QListView:focus { border: 1px solid ${accent}; }
QScrollArea:focus { border: 1px solid ${accent}; }
QAbstractScrollArea#timeline { border: none; background: ${page}; }
QListView#cards { background: transparent; }
QListView#lines::item { padding: 5px 12px; }
QTreeView#lines::item:selected { background: ${accent_soft}; color: ${text}; }
QTreeView#lines::item { padding: 7px 4px; border-bottom: 1px solid ${line}; }
QListView#hits { border: none; border-top: 1px solid ${line}; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: ${field_line}; border-radius: 3px; min-height: 32px; min-width: 32px; margin: 3px; }
QScrollBar::handle:hover { background: ${quiet}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenuBar { background: ${side}; border-bottom: 1px solid ${line}; padding: 2px 4px; }
QMenuBar::item { padding: 4px 10px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: ${hover}; }
QMenu { background: ${field}; border: 1px solid ${field_line}; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 28px; border-radius: 4px; }
QMenu::item:selected { background: ${accent_soft}; color: ${text}; }
QMenu::item:disabled { color: ${quiet}; }
QMenu::separator { height: 1px; background: ${line}; margin: 4px 8px; }
QMenu::icon { padding-left: 6px; }

QStatusBar { background: ${side}; border-top: 1px solid ${line}; }
QStatusBar::item { border: none; }
QStatusBar QPushButton[role="link"] { border-bottom-width: 1px; padding: 0; min-height: 0; }
QProgressBar { background: ${hover}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: ${accent}; border-radius: 3px; }
"""
