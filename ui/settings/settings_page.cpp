// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings_page.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "base/file.h"
#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "settings/area_calendar.h"
#include "settings/backups_section.h"
#include "settings/draft_editor.h"
#include "settings/inspection_list.h"
#include "settings/move_view.h"
#include "settings/pack_rows.h"
#include "settings/pack_versions.h"
#include "settings/seal_section.h"
#include "settings/suppression_row.h"
#include "shell/action_catalogue.h"
#include "shell/list_tools.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/column_scroll.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr std::size_t kLargestHolidayFile = 2'000'000;
constexpr std::size_t kHolidaysShown = 8;
constexpr int kSectionWidth = 720;

constexpr std::array kThemes{"view.system", "view.light", "view.dark", "view.high_contrast"};

QString textAction(int percent) {
  return QStringLiteral("view.text_%1").arg(percent);
}

QLabel* readingLabel(Role role = Role::Text) {
  auto* label = makeLabel({}, {TextSize::Body, TextWeight::Regular, role});
  label->setMaximumWidth(kSectionWidth);
  return label;
}

}  // namespace

std::vector<PagePlace> SettingsPage::places() {
  return {
      {"appearance", tr("Appearance"), tr("Theme: as the system, light, dark, high contrast; text size")},
      {"framework", tr("Framework"), tr("The pack's rows, their sources, what is assumed")},
      {"versions", tr("Framework versions"), tr("Copy a pack, edit it, publish it, move to it")},
      {"inspections", tr("Inspections"), tr("Past and present, on any framework")},
      {"working-days", tr("Working days"), tr("Bank holidays, closures, school terms")},
      {"privacy", tr("Privacy and the seal"),
       tr("Passphrase, recovery key, locking, deleting children’s data, who saw identities, small numbers when sharing")},
      {"backups", tr("Backups"), tr("Copies of the workspace, restore")},
      {"file", tr("Workspace file"), tr("Where it is saved, what it holds")},
  };
}

SettingsPage::SettingsPage(const PageContext& context)
    : Page(context), m_views(new QStackedWidget), m_rows(new PackRowModel(this)), m_scroll(new ColumnScroll) {
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(kAround, kAround, kAround, kAround);
  column->setSpacing(kInside);
  column->addWidget(new PageHeader(tr("Settings")));
  addAppearance(*column);
  addFramework(*column);
  addVersions(*column);
  addInspections(*column);
  addCalendar(*column);
  addPrivacy(*column);
  addBackups(*column);
  addFile(*column);
  column->addStretch(1);
  m_scroll->setColumn(content);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  m_views->addWidget(m_scroll);
  all->addWidget(m_views);
  setFocusProxy(m_theme);
  connect(&state(), &AppState::loaded, this, &SettingsPage::refresh);
  connect(&state(), &AppState::applied, this, &SettingsPage::refresh);
  connect(&state(), &AppState::timelineChanged, this, &SettingsPage::refresh);
  refresh();
}

void SettingsPage::addSection(QVBoxLayout& column, const char* id) {
  for (const auto& place : places()) {
    if (QLatin1String(place.id) != QLatin1String(id)) continue;
    auto* header = new SectionHeader(place.title);
    header->setObjectName(QLatin1String(id));
    column.addWidget(header);
  }
}

void SettingsPage::openArgument(const QString& argument) {
  if (m_move != nullptr && m_views->currentWidget() == m_move) showSections();
  if (m_editor != nullptr && m_views->currentWidget() == m_editor) m_editor->leave();
  if (m_views->currentWidget() != m_scroll) return;  // the draft holds what can't be saved yet
  if (argument.startsWith(QLatin1String("view:"))) {
    const auto view = base::parseUuid(fromQt(argument.mid(5)));
    openArgument(QStringLiteral("framework"));
    if (view) m_rowTools->open({*view});
    return;
  }
  auto* header = findChild<SectionHeader*>(argument);
  if (header == nullptr) return;
  layout()->activate();
  m_scroll->widget()->layout()->activate();
  // The header goes to the top, so that the section is seen whole; then its first field has the focus.
  m_scroll->verticalScrollBar()->setValue(header->y() - kBetween);
  for (auto* next = header->nextInFocusChain(); next != header; next = next->nextInFocusChain()) {
    if (!isAncestorOf(next) || !(next->focusPolicy() & Qt::TabFocus) || !next->isVisibleTo(this)) continue;
    if (next->mapTo(m_scroll->widget(), QPoint()).y() >= header->y()) next->setFocus(Qt::OtherFocusReason);
    break;
  }
  m_scroll->verticalScrollBar()->setValue(header->y() - kBetween);
}

void SettingsPage::addAppearance(QVBoxLayout& column) {
  addSection(column, "appearance");
  m_theme = new ChoiceStrip(tr("Theme"),
                            {{tr("As the system"), 0}, {tr("Light"), 1}, {tr("Dark"), 2}, {tr("High contrast"), 3}});
  std::vector<Choice> sizes;
  for (const int percent : kTextSizes) sizes.push_back({tr("%1%").arg(percent), percent});
  m_textSize = new ChoiceStrip(tr("Text size"), std::move(sizes));
  connect(m_theme, &ChoiceStrip::chosen, this, [this](int place) {
    actions().action(QLatin1String(kThemes.at(static_cast<std::size_t>(place))))->trigger();
  });
  connect(m_textSize, &ChoiceStrip::chosen, this,
          [this](int percent) { actions().action(textAction(percent))->trigger(); });
  // The menu and the keys choose too.
  for (const char* id : kThemes)
    connect(actions().action(QLatin1String(id)), &QAction::toggled, this, &SettingsPage::showAppearance);
  for (const int percent : kTextSizes)
    connect(actions().action(textAction(percent)), &QAction::toggled, this, &SettingsPage::showAppearance);
  column.addWidget(new FormRow(tr("Theme"), m_theme,
                               tr("As the system: light or dark, as the desktop’s colours are when Waymark starts.")));
  column.addWidget(new FormRow(tr("Text size"), m_textSize,
                               tr("Ctrl and + or − change it on any page, Ctrl+0 gives back the usual one.")));
  showAppearance();
  column.addSpacing(kBetween);
}

void SettingsPage::showAppearance() {
  for (std::size_t i = 0; i < kThemes.size(); ++i)
    if (actions().action(QLatin1String(kThemes[i]))->isChecked()) m_theme->setValue(static_cast<int>(i));
  for (const int percent : kTextSizes)
    if (actions().action(textAction(percent))->isChecked()) m_textSize->setValue(percent);
}

void SettingsPage::addFramework(QVBoxLayout& column) {
  addSection(column, "framework");
  m_pack = readingLabel();
  m_about = readingLabel(Role::Muted);
  column.addWidget(m_pack);
  column.addWidget(m_about);
  auto* table = new DataTable(tr("Rows of the framework"));
  table->setTableModel(m_rows, PackRowModel::Title);
  fixTextHeight(table, 9 * kRowHeight);
  m_rowTools = new ListTools(state(), navigator(), {"settings.framework", table});
  column.addWidget(m_rowTools->button(), 0, Qt::AlignRight);
  column.addWidget(table);
  column.addSpacing(kBetween);
}

void SettingsPage::addVersions(QVBoxLayout& column) {
  addSection(column, "versions");
  m_versions = new PackVersions(state(), navigator());
  connect(m_versions, &PackVersions::editAsked, this, &SettingsPage::editDraft);
  connect(m_versions, &PackVersions::moveAsked, this, &SettingsPage::previewMove);
  connect(&state(), &AppState::loaded, this, [this] {
    m_versions->refresh();
    if (m_move != nullptr && m_views->currentWidget() == m_move) showSections();
  });
  column.addWidget(m_versions);
  column.addSpacing(kBetween);
}

void SettingsPage::editDraft(const std::filesystem::path& file) {
  if (m_editor == nullptr) {
    m_editor = new DraftEditor(state(), navigator());
    connect(m_editor, &DraftEditor::finished, this, &SettingsPage::showSections);
    m_views->addWidget(m_editor);
  }
  m_views->setCurrentWidget(m_editor);
  if (!m_editor->open(file)) showSections();
}

void SettingsPage::previewMove(const std::string& id, const std::string& version) {
  if (m_move == nullptr) {
    m_move = new MoveView(state(), navigator());
    connect(m_move, &MoveView::finished, this, &SettingsPage::showSections);
    m_views->addWidget(m_move);
  }
  m_views->setCurrentWidget(m_move);
  if (!m_move->open(id, version)) showSections();
}

void SettingsPage::showSections() {
  m_views->setCurrentWidget(m_scroll);
  m_versions->refresh();
  m_versions->focusTable();
}

void SettingsPage::addInspections(QVBoxLayout& column) {
  addSection(column, "inspections");
  column.addWidget(new InspectionList(state(), navigator()));
  column.addSpacing(kBetween);
}

void SettingsPage::addCalendar(QVBoxLayout& column) {
  addSection(column, "working-days");
  m_calendar = readingLabel();
  m_holidays = readingLabel(Role::Muted);
  column.addWidget(m_calendar);
  column.addWidget(m_holidays);
  auto* choose = new Button(ButtonKind::Secondary, "import", tr("Import GOV.UK bank holidays…"));
  choose->setToolTip(tr("The file bank-holidays.json from www.gov.uk/bank-holidays"));
  connect(choose, &QPushButton::clicked, this, &SettingsPage::chooseHolidays);
  column.addWidget(choose);
  column.addSpacing(kInside);
  column.addWidget(new AreaCalendar(state()));
  column.addSpacing(kBetween);
}

void SettingsPage::addPrivacy(QVBoxLayout& column) {
  addSection(column, "privacy");
  column.addWidget(new SealSection(state(), navigator()));
  column.addWidget(new SuppressionRow(state()));
  column.addSpacing(kBetween);
}

void SettingsPage::addBackups(QVBoxLayout& column) {
  addSection(column, "backups");
  column.addWidget(new BackupsSection(state(), navigator()));
  column.addSpacing(kBetween);
}

void SettingsPage::addFile(QVBoxLayout& column) {
  addSection(column, "file");
  m_file = readingLabel();
  m_file->setTextInteractionFlags(Qt::TextSelectableByMouse);
  column.addWidget(m_file);
}

void SettingsPage::activated() {
  refresh();
}

void SettingsPage::setFilter(const QString& text) {
  if (m_editor != nullptr && m_views->currentWidget() == m_editor)
    m_editor->setFilter(text);
  else if (m_move != nullptr && m_views->currentWidget() == m_move)
    m_move->setFilter(text);
  else
    m_rows->setFilterText(text);
}

QString SettingsPage::accessibleSummary() const {
  return m_pack->text();
}

void SettingsPage::refresh() {
  if (!isVisible() && m_rows->sourceCount() > 0) return;
  const auto& pack = state().planPack();
  m_rows->setRows(packRows(pack));
  const auto assumed = std::ranges::count_if(
      m_rows->rows(), [](const PackRow& row) { return row.provenance.certainty == framework::Certainty::Assumed; });
  m_pack->setText(
      tr("%1, version %2, in force from %3.").arg(toQt(pack.title), toQt(pack.version), longDate(pack.effectiveFrom)));
  m_about->setText(tr("%1 of %2 rows are assumed: taken from practice, not stated by the inspectorates. Check them "
                      "against the handbook before you rely on them.")
                       .arg(assumed)
                       .arg(m_rows->sourceCount()));

  const auto& calendar = state().calendar();
  QStringList next;
  bool anyComputed = false;
  for (const auto& holiday : calendar.holidays()) {
    if (holiday.day < state().now().today || static_cast<std::size_t>(next.size()) >= kHolidaysShown) continue;
    anyComputed = anyComputed || holiday.computed;
    next.append(tr("%1 %2%3").arg(longDate(holiday.day), toQt(holiday.name),
                                  holiday.computed ? tr(" (worked out)") : QString()));
  }
  m_calendar->setText(tr("Bank holidays of England are known from %1 to %2. A count of working days outside these "
                         "years leaves its task without a date.")
                          .arg(calendar.fromYear())
                          .arg(calendar.toYear()));
  QString words = tr("Next: %1.").arg(next.join(QStringLiteral("; ")));
  if (anyComputed) words += u' ' + tr("Those worked out are beyond GOV.UK's published list.");
  m_holidays->setText(words);

  QString file = pathText(state().file());
  if (state().readOnlyWhy()) file += u'\n' + messageText(*state().readOnlyWhy());
  const auto& workspace = state().workspace();
  file += u'\n' + tr("%1 findings, %2 people, %3 partners.")
                      .arg(workspace.all<domain::Evidence>().size())
                      .arg(workspace.all<domain::Person>().size())
                      .arg(workspace.all<domain::Partner>().size());
  m_file->setText(file);
}

void SettingsPage::chooseHolidays() {
  auto* dialog = new QFileDialog(this, tr("Import GOV.UK bank holidays"), {}, tr("JSON (*.json);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &SettingsPage::importHolidays);
  dialog->open();
}

void SettingsPage::importHolidays(const QString& file) {
  const auto bytes = base::readFile(pathFrom(file), kLargestHolidayFile);
  if (!bytes) {
    navigator().say(MessageKind::Error, messageText(bytes.error()));
    return;
  }
  const std::string name = fromQt(QFileInfo(file).fileName());
  if (const auto asked = state().importBankHolidays(*bytes, name); !asked)
    navigator().say(MessageKind::Error, messageText(asked.error()));
  else if (!state().readOnlyWhy())
    navigator().say(MessageKind::Done, tr("Bank holidays from %1 are in this workspace’s calendar.").arg(toQt(name)));
}

}  // namespace waymark::ui
