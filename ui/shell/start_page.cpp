// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/start_page.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStackedLayout>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "base/text.h"
#include "bridge/text.h"
#include "shell/action_catalogue.h"
#include "shell/app_state.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/icons.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kColumnWidth = 520;

/// A column in the middle of the page.
QVBoxLayout* makeColumn(QWidget* page) {
  auto* column = new QVBoxLayout;
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  auto* holder = new QWidget;
  holder->setMaximumWidth(kColumnWidth);
  holder->setLayout(column);
  auto* outer = new QVBoxLayout(page);
  outer->setContentsMargins(kAround, kAround, kAround, kAround);
  outer->addStretch(2);
  auto* across = new QHBoxLayout;
  across->addStretch(1);
  across->addWidget(holder, 100);
  across->addStretch(1);
  outer->addLayout(across);
  outer->addStretch(3);
  return column;
}

/// One way to begin: the button and what it does.
QWidget* makeWay(ButtonKind kind, QAction* action, const char* icon, const QString& text, const QString& note) {
  auto* way = new QWidget;
  auto* button = new Button(kind, icon, text);
  button->setMinimumWidth(264);
  QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
  auto* row = new QHBoxLayout(way);
  row->setContentsMargins(0, 4, 0, 4);
  row->setSpacing(kBetween);
  row->addWidget(button);
  row->addWidget(makeLabel(note, {TextSize::Small, TextWeight::Regular, Role::Muted}), 1);
  return way;
}

}  // namespace

StartPage::StartPage(AppState& state, ActionCatalogue& actions, QWidget* parent)
    : QWidget(parent), m_state(state), m_stack(new QStackedLayout(this)) {
  m_stack->addWidget(makeWelcome(actions));
  m_stack->addWidget(makeForm());
}

QWidget* StartPage::makeWelcome(ActionCatalogue& actions) {
  auto* page = new QWidget;
  auto* column = makeColumn(page);
  auto* title = makeLabel(tr("Waymark"), {TextSize::Title, TextWeight::Strong});
  column->addWidget(title);
  column->addWidget(makeLabel(tr("Be ready for an area SEND inspection, and run the three weeks when the call comes."),
                              {TextSize::Body, TextWeight::Regular, Role::Muted}));
  column->addSpacing(kBetween);
  column->addWidget(makeWay(ButtonKind::Primary, actions.action(QStringLiteral("file.demo")), "explore",
                            tr("Explore the demonstration area"), tr("A fictional area in week 1, complete.")));
  column->addWidget(makeWay(ButtonKind::Secondary, actions.action(QStringLiteral("file.new")), "add",
                            tr("Start a workspace"), tr("For your own area: one file, on this computer.")));
  column->addWidget(makeWay(ButtonKind::Secondary, actions.action(QStringLiteral("file.open")), "open", tr("Open…"),
                            tr("A workspace that you have already.")));
  m_recentPart = new QWidget;
  auto* recent = new QVBoxLayout(m_recentPart);
  recent->setContentsMargins(0, kBetween, 0, 0);
  recent->setSpacing(0);
  recent->addWidget(makeLabel(tr("Opened lately"), {TextSize::Small, TextWeight::Strong, Role::Muted}));
  m_recent = new QVBoxLayout;
  m_recent->setSpacing(0);
  recent->addLayout(m_recent);
  m_recentPart->hide();
  column->addWidget(m_recentPart);
  return page;
}

void StartPage::setRecent(const QStringList& files) {
  while (auto* item = m_recent->takeAt(0)) {
    if (item->widget() != nullptr) item->widget()->deleteLater();
    delete item;
  }
  for (const auto& file : files) {
    const QFileInfo info(file);
    auto* button = new Button(ButtonKind::Quiet, "file", info.completeBaseName());
    button->setToolTip(file);
    connect(button, &QPushButton::clicked, this, [this, file] { emit recentChosen(file); });
    m_recent->addWidget(button, 0, Qt::AlignLeft);
  }
  m_recentPart->setVisible(!files.isEmpty());
}

QWidget* StartPage::makeForm() {
  auto* page = new QWidget;
  auto* column = makeColumn(page);
  column->setSpacing(kBetween);
  column->addWidget(makeLabel(tr("Start a workspace"), {TextSize::Title, TextWeight::Strong}));
  m_name = new QLineEdit;
  m_nameRow = new FormRow(tr("Area"), m_name, tr("As people call it, for example Harrowmere."));
  m_code = new QLineEdit;
  m_code->setMaximumWidth(120);
  m_code->setMaxLength(3);
  m_codeRow = new FormRow(tr("Local authority code"), m_code,
                          tr("Three digits, as the Department for Education has it. You can leave it out."));
  m_framework = new QComboBox;
  auto* frameworkRow = new FormRow(tr("Framework"), m_framework);
  m_file = new QLineEdit;
  auto* fileField = new QWidget;
  auto* fileRow = new QHBoxLayout(fileField);
  fileRow->setContentsMargins(0, 0, 0, 0);
  auto* choose = new Button(ButtonKind::Secondary, tr("Choose…"));
  fileRow->addWidget(m_file, 1);
  fileRow->addWidget(choose);
  fileField->setFocusProxy(m_file);
  m_file->setAccessibleName(tr("Save as"));
  m_fileRow = new FormRow(tr("Save as"), fileField, tr("On this computer, not on a network share."));
  auto* buttons = new QHBoxLayout;
  auto* make = new Button(ButtonKind::Primary, tr("Start"));
  auto* back = new Button(ButtonKind::Secondary, tr("Back"));
  buttons->addWidget(make);
  buttons->addWidget(back);
  buttons->addStretch(1);
  column->addWidget(m_nameRow);
  column->addWidget(m_codeRow);
  column->addWidget(frameworkRow);
  column->addWidget(m_fileRow);
  column->addLayout(buttons);

  connect(m_name, &QLineEdit::textEdited, this, &StartPage::suggestFile);
  connect(m_file, &QLineEdit::textEdited, this, [this] { m_fileTyped = true; });
  connect(choose, &QPushButton::clicked, this, [this] {
    auto* dialog =
        new QFileDialog(this, tr("Save the workspace as"), m_file->text(), tr("Waymark workspaces (*.waymark)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("waymark"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
      m_file->setText(file);
      m_fileTyped = true;
    });
    dialog->open();
  });
  for (auto* field : {m_name, m_code, m_file}) connect(field, &QLineEdit::returnPressed, this, &StartPage::create);
  connect(make, &QPushButton::clicked, this, &StartPage::create);
  connect(back, &QPushButton::clicked, this, &StartPage::showWelcome);
  return page;
}

void StartPage::showForm() {
  if (m_framework->count() == 0) fillFrameworks();
  suggestFile();
  m_stack->setCurrentIndex(1);
  m_name->setFocus(Qt::OtherFocusReason);
}

void StartPage::showWelcome() {
  m_stack->setCurrentIndex(0);
}

void StartPage::fillFrameworks() {
  for (const auto& pack : m_state.library().list().packs) m_framework->addItem(toQt(pack.title), toQt(pack.id));
}

void StartPage::suggestFile() {
  if (m_fileTyped) return;
  const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
  const std::string name = base::slug(fromQt(m_name->text().trimmed()));
  m_file->setText(folder.filePath(toQt(name.empty() ? "workspace" : name) + QStringLiteral(".waymark")));
}

void StartPage::create() {
  const QString name = m_name->text().trimmed();
  const QString code = m_code->text().trimmed();
  bool isNumber = false;
  code.toInt(&isNumber);
  const bool codeRight = code.isEmpty() || (code.size() == 3 && isNumber);
  m_nameRow->setError(name.isEmpty() ? tr("The area needs a name.") : QString());
  m_codeRow->setError(codeRight ? QString() : tr("A local authority code is three digits."));
  const QString file = m_file->text().trimmed();
  m_fileRow->setError(file.isEmpty() ? tr("Say where to save it.") : QString());
  if (name.isEmpty() || !codeRight || file.isEmpty()) return;

  domain::Area area;
  area.id = m_state.newId<domain::AreaTag>();
  area.name = fromQt(name);
  area.laCode = fromQt(code);
  area.frameworkId = fromQt(m_framework->currentData().toString());
  domain::Inspection inspection;
  inspection.id = m_state.newId<domain::InspectionTag>();
  inspection.title = fromQt(tr("Next area SEND inspection"));
  inspection.frameworkId = area.frameworkId;
  for (const auto& pack : m_state.library().list().packs)
    if (pack.id == area.frameworkId) inspection.frameworkVersion = pack.version;
  m_state.create(pathFrom(file), {fromQt(tr("start the workspace")), {domain::made(area), domain::made(inspection)}});
}

}  // namespace waymark::ui
