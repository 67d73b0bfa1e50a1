// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/start_page.h"

#include <QAction>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "shell/action_catalogue.h"
#include "shell/app_state.h"
#include "shell/backups.h"
#include "shell/restore_start.h"
#include "shell/start_form.h"
#include "widgets/button.h"
#include "widgets/clear_layout.h"
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
  connect(&state, &AppState::loaded, this, &StartPage::forgetForm);
}

QWidget* StartPage::makeWelcome(ActionCatalogue& actions) {
  auto* page = new QWidget;
  auto* column = makeColumn(page);
  auto* title = makeLabel(tr("Waymark"), {TextSize::Title, TextWeight::Strong});
  column->addWidget(title);
  column->addWidget(makeLabel(tr("Be ready for an area SEND inspection, and run the three weeks when the call comes."),
                              {TextSize::Body, TextWeight::Regular, Role::Muted}));
  column->addSpacing(kBetween);
  auto* demonstration = makeWay(ButtonKind::Primary, actions.action(QStringLiteral("file.demo")), "explore",
                                tr("Explore the demonstration area"), tr("A fictional area in week 1, complete."));
  m_first = demonstration->findChild<Button*>();
  column->addWidget(demonstration);
  column->addWidget(makeWay(ButtonKind::Secondary, actions.action(QStringLiteral("file.new")), "add",
                            tr("Start a workspace"), tr("For your own area: five short questions.")));
  column->addWidget(makeWay(ButtonKind::Secondary, actions.action(QStringLiteral("file.open")), "open", tr("Open…"),
                            tr("A workspace that you have already.")));
  auto* restore = new QAction(this);
  connect(restore, &QAction::triggered, this, &StartPage::startRestoring);
  column->addWidget(makeWay(ButtonKind::Secondary, restore, "undo", tr("Restore a backup…"),
                            tr("Where a workspace is damaged or lost: a copy that Waymark made.")));
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

void StartPage::startRestoring() {
  auto* page = new QWidget;
  auto* column = makeColumn(page);
  auto* restoring = new RestoreStart(m_state);
  column->addWidget(restoring);
  m_stack->addWidget(page);
  const auto leave = [this, page] {
    showWelcome();
    m_stack->removeWidget(page);
    page->deleteLater();
  };
  connect(restoring, &RestoreStart::left, this, leave);
  connect(restoring, &RestoreStart::failed, this, &StartPage::failed);
  connect(restoring, &RestoreStart::restored, this, [this, leave](const QString& file) {
    leave();
    emit restored(file);
  });
  m_stack->setCurrentWidget(page);
  QString folder =
      m_state.backups().settings().folder.empty() ? QString() : pathText(m_state.backups().settings().folder);
  if (folder.isEmpty() && !m_files.isEmpty())
    folder = QFileInfo(m_files.first()).absolutePath() + QStringLiteral("/backups");
  restoring->askBackup(QFileInfo::exists(folder) ? folder : QString());
}

void StartPage::setRecent(const QStringList& files) {
  m_files = files;
  clearLayout(m_recent);
  for (const auto& file : files) {
    const QFileInfo info(file);
    auto* button = new Button(ButtonKind::Quiet, "file", info.completeBaseName());
    button->setToolTip(file);
    connect(button, &QPushButton::clicked, this, [this, file] { emit recentChosen(file); });
    m_recent->addWidget(button, 0, Qt::AlignLeft);
  }
  m_recentPart->setVisible(!files.isEmpty());
}

void StartPage::showForm() {
  if (m_form == nullptr) {
    auto* page = new QWidget;
    auto* column = makeColumn(page);
    m_form = new StartForm(m_state);
    column->addWidget(m_form);
    m_stack->addWidget(page);
    connect(m_form, &StartForm::left, this, &StartPage::showWelcome);
  }
  m_stack->setCurrentWidget(m_form->parentWidget()->parentWidget());
  m_form->focusFirst();
}

void StartPage::showWelcome() {
  m_stack->setCurrentIndex(0);
  m_first->setFocus(Qt::OtherFocusReason);
}

void StartPage::forgetForm() {
  m_stack->setCurrentIndex(0);
  if (m_form == nullptr) return;
  auto* page = m_form->parentWidget()->parentWidget();
  m_stack->removeWidget(page);
  page->deleteLater();
  m_form = nullptr;
}

}  // namespace waymark::ui
