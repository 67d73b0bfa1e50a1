// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/submissions_view.h"

#include <QFileDialog>
#include <QFrame>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

#include "app/list_check.h"
#include "app/list_definitions.h"
#include "app/submission.h"
#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "children/caseload_source.h"
#include "children/submission_rows.h"
#include "shell/list_tools.h"
#include "shell/seal_keeper.h"
#include "widgets/choice.h"
#include "widgets/column_scroll.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kSubmissionFormWidth = 640;
constexpr int kLongestSubmissionText = 300;
constexpr int kSubmissionsShown = 8;  // rows of the table before it scrolls

QString counted(std::size_t number) {
  return QLocale().toString(static_cast<qlonglong>(number));
}

/// What the checks of a submission say, worked out on the storage thread.
struct SubmissionLook {
  struct Rule {
    std::string code;
    lists::Severity severity = lists::Severity::Error;
    std::size_t rows = 0;
    std::string title;
    bool off = false;
  };
  struct List {
    std::string title;
    std::size_t rows = 0;
    std::string source;
    base::Day asAt;
    std::size_t corrections = 0;
    std::size_t unread = 0;
    std::vector<Rule> rules;  // that rows fail, or that are off
  };
  std::vector<List> lists;
};

SubmissionLook lookOf(const lists::Definition& definition, const app::SubmissionDraft& draft) {
  SubmissionLook look;
  for (std::size_t i = 0; i < draft.kept.tables.size(); ++i) {
    const auto& extract = draft.kept.extracts[i];
    auto& list = look.lists.emplace_back();
    list.title = definition.lists[draft.kept.tables[i].mapping.list].title;
    list.rows = draft.kept.tables[i].size();
    list.source = extract.source;
    list.asAt = extract.asAt;
    list.unread = draft.kept.tables[i].unread.size();
    list.corrections = static_cast<std::size_t>(std::ranges::count(
        draft.kept.lists[i].corrections, lists::CorrectionState::Standing, &app::ShownCorrection::state));
    for (const auto& run : draft.checked.runs) {
      if (run.table != i || (run.rows == 0 && !run.off)) continue;
      const auto& rule = definition.rules[run.rule];
      list.rules.push_back({rule.places[run.place].code, rule.severity, run.rows, rule.title, run.off});
    }
  }
  return look;
}

QString lookText(const SubmissionLook& look) {
  QStringList lines;
  for (const auto& list : look.lists) {
    lines << SubmissionsView::tr("%1: %2 rows of “%3” as at %4, %5 corrections laid over, %6 cells that can’t be read "
                                 "and go out as they stand.")
                 .arg(toQt(list.title), counted(list.rows), toQt(list.source), longDate(list.asAt),
                      counted(list.corrections), counted(list.unread));
    if (list.rules.empty()) lines << SubmissionsView::tr("No row fails a rule.");
    for (const auto& rule : list.rules) {
      const QString kind = rule.severity == lists::Severity::Error ? SubmissionsView::tr("error") : SubmissionsView::tr("query");
      lines << (rule.off ? SubmissionsView::tr("•  %1 is switched off: %2").arg(toQt(rule.code), toQt(rule.title))
                         : SubmissionsView::tr("•  %1, %2, %3 rows: %4")
                               .arg(toQt(rule.code), kind, counted(rule.rows), toQt(rule.title)));
    }
  }
  return lines.join(u'\n');
}

base::Result<lists::Definition> formDefinition() {
  return app::listDefinition(std::string(lists::kStandardDefinition));
}

}  // namespace

SubmissionsView::SubmissionsView(const ViewContext& context)
    : CaseloadView(context),
      m_model(new SubmissionModel(this)),
      m_table(new DataTable(tr("Submissions"))),
      m_details(makeLabel({})),
      m_comparison(makeLabel({})),
      m_empty(new EmptyState("external", tr("Nothing has gone out yet"),
                             tr("A submission is kept as it went out: it can be shown again and compared with the lists "
                                "of any later day."),
                             tr("New submission…"))),
      m_new(new Button(ButtonKind::Primary, tr("New submission…"))),
      m_compare(new Button(ButtonKind::Secondary, tr("Compare with today’s list"))),
      m_again(new Button(ButtonKind::Secondary, tr("Write the file again…"))),
      m_asAt(new DateField(context.state.now().today)),
      m_list(nullptr),
      m_to(new QLineEdit),
      m_note(new QLineEdit),
      m_reason(new QLineEdit),
      m_reasonRow(new FormRow(tr("Why identities leave the workspace"), m_reason,
                              tr("Kept in the workspace with your name and the time."))),
      m_checks(makeLabel({})),
      m_look(new Button(ButtonKind::Secondary, tr("Look at its checks"))),
      m_write(new Button(ButtonKind::Secondary, tr("Write the file…"))) {
  m_table->setTableModel(m_model, SubmissionModel::Failing);
  m_table->setMinimumHeight((kSubmissionsShown + 1) * kRowHeight);
  auto* tools = new ListTools(state(), navigator(), {"children.submissions", m_table, {}, false});
  auto* buttons = new FlowBox(kInside, kInside);
  m_buttons = buttons;
  for (QWidget* button : {static_cast<QWidget*>(m_new), static_cast<QWidget*>(m_compare),
                          static_cast<QWidget*>(m_again), static_cast<QWidget*>(tools->button())})
    buttons->add(button);
  auto* inside = new QWidget;
  auto* column = new QVBoxLayout(inside);
  column->setContentsMargins(kAround, 0, kAround, kAround);
  column->setSpacing(kBetween);
  column->addWidget(buttons);
  column->addWidget(makeForm());
  column->addWidget(m_table);
  column->addWidget(m_details);
  column->addWidget(m_comparison);
  column->addWidget(m_empty);
  column->addStretch(1);
  auto* scroll = new ColumnScroll;
  scroll->setColumn(inside);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(scroll);

  connect(m_new, &QPushButton::clicked, this, &SubmissionsView::openForm);
  connect(m_empty, &EmptyState::started, this, &SubmissionsView::openForm);
  connect(m_compare, &QPushButton::clicked, this, &SubmissionsView::compare);
  connect(m_again, &QPushButton::clicked, this, [this] {
    const auto* one = selected();
    if (one == nullptr || !isUnlocked()) return;
    askFile(tr("Write the file again"), toQt(one->fileName), &SubmissionsView::writeAgainTo);
  });
  connect(m_table, &DataTable::currentIdChanged, this, &SubmissionsView::showSelected);
  connect(&state(), &AppState::loaded, this, [this] {
    m_form->hide();
    showRows();
  });
  connect(&state(), &AppState::applied, this, [this](const domain::ChangeSet& set) {
    const auto isSubmission = [](const domain::Change& change) {
      const auto& side = change.after ? change.after : change.before;
      return side && std::holds_alternative<domain::ListSubmission>(*side);
    };
    if (std::ranges::any_of(set.changes, isSubmission)) showRows();
  });
  showRows();
}

QWidget* SubmissionsView::makeForm() {
  auto* frame = new QFrame;
  frame->setAccessibleName(tr("New submission"));
  auto* column = new QVBoxLayout(frame);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  std::vector<Choice> choices{{tr("Both lists"), 0}};
  if (const auto definition = formDefinition())
    for (std::size_t i = 0; i < definition->lists.size(); ++i)
      choices.push_back({toQt(definition->lists[i].title), static_cast<int>(i) + 1});
  m_list = new ChoiceStrip(tr("Which lists"), std::move(choices));
  m_list->setValue(0);
  for (auto* field : {m_to, m_note, m_reason}) field->setMaxLength(kLongestSubmissionText);
  column->addWidget(makeLabel(tr("The file has the template’s own columns, codes and date style, true values with "
                                 "corrections laid over, and none of your own columns. What goes out is kept and can’t "
                                 "be undone.")));
  column->addWidget(new FormRow(tr("As at"), m_asAt, tr("Each list is its newest extract by that day.")));
  column->addWidget(m_list);
  column->addWidget(new FormRow(tr("Sent to"), m_to));
  column->addWidget(new FormRow(tr("Note"), m_note));
  column->addWidget(m_reasonRow);
  column->addWidget(m_checks);
  auto* cancel = new Button(ButtonKind::Quiet, tr("Cancel"));
  auto* buttons = new FlowBox(kInside, kInside);
  for (auto* button : {m_look, m_write, cancel}) buttons->add(button);
  column->addWidget(buttons);
  frame->setMaximumWidth(kSubmissionFormWidth);
  frame->hide();
  m_form = frame;
  // The checks are of what stands in the form: another day or list is to be looked at again.
  const auto forget = [this] {
    m_checks->clear();
    m_write->setEnabled(false);
  };
  connect(m_asAt, &DateField::dayChanged, this, forget);
  connect(m_list, &ChoiceStrip::chosen, this, forget);
  connect(m_look, &QPushButton::clicked, this, &SubmissionsView::lookAtChecks);
  connect(m_write, &QPushButton::clicked, this, [this] {
    if (!hasReason() || !isUnlocked()) return;
    const QString name = m_list->value().value_or(0) == 0 ? tr("person-level lists")
                                                          : toQt(wantedList());
    askFile(tr("Write the submission"), name + QStringLiteral(".xlsx"), &SubmissionsView::submitTo);
  });
  connect(m_reason, &QLineEdit::textEdited, m_reasonRow, [this] { m_reasonRow->setError({}); });
  connect(cancel, &QPushButton::clicked, this, [this] {
    m_form->hide();
    showParts();
    (m_empty->isHidden() ? m_new : m_empty->button())->setFocus(Qt::OtherFocusReason);
  });
  return frame;
}

void SubmissionsView::activated() {
  m_asAt->setToday(state().now().today);
  showRows();
}

void SubmissionsView::setFilter(const QString& text) {
  m_model->setFilterText(text);
}

void SubmissionsView::openArgument(const QString& argument) {
  if (argument == QLatin1String("new")) openForm();
}

QString SubmissionsView::summary() const {
  const auto count = m_model->rows().size();
  if (count == 0) return {};
  return count == 1 ? tr("1 list went out") : tr("%1 lists went out").arg(counted(count));
}

void SubmissionsView::showRows() {
  std::vector<domain::ListSubmission> rows;
  for (const auto& row : state().workspace().all<domain::ListSubmission>()) rows.push_back(row.value);
  std::ranges::reverse(rows);  // the latest first
  m_model->setRows(std::move(rows));
  if (m_model->shownCount() > 0 && m_table->currentId().isNull()) m_table->setCurrentId(m_model->idAt(0));
  const bool may = state().isOpen() && !state().readOnlyWhy() && !state().workspace().all<domain::ListExtract>().empty();
  m_new->setEnabled(may);
  m_empty->button()->setEnabled(may);
  showParts();
  showSelected();
  emit summaryChanged();
}

/// The list and its buttons, or what the view is for.
void SubmissionsView::showParts() {
  const bool any = !m_model->rows().empty();
  m_buttons->setVisible(any);
  m_table->setVisible(any);
  m_empty->setVisible(!any && m_form->isHidden());
}

const domain::ListSubmission* SubmissionsView::selected() const {
  const int row = m_model->find(m_table->currentId());
  return row < 0 ? nullptr : &m_model->at(row);
}

void SubmissionsView::showSelected() {
  const auto* one = selected();
  m_comparison->clear();
  m_compare->setEnabled(one != nullptr);
  m_again->setEnabled(one != nullptr && !state().readOnlyWhy());
  m_details->setVisible(one != nullptr);
  if (one == nullptr) return m_details->clear();
  m_details->setText(tr("%1 with %2 rows as at %3, in %4. SHA-256 of the file: %5")
                         .arg(toQt(one->list), QLocale().toString(one->rows), longDate(one->asAt), toQt(one->fileName),
                              toQt(one->fileSha256)) +
                     (one->note.empty() ? QString() : u'\n' + toQt(one->note)));
}

bool SubmissionsView::isUnlocked() {
  if (state().seal().key() != nullptr) return true;
  state().seal().ask(tr("to submit lists"));
  return false;
}

bool SubmissionsView::hasReason() {
  if (!m_reason->text().trimmed().isEmpty()) return true;
  m_reasonRow->setError(tr("Say why: it is kept with the submission."));
  m_reason->setFocus(Qt::OtherFocusReason);
  return false;
}

std::string SubmissionsView::wantedList() const {
  const int at = m_list->isHidden() ? 0 : m_list->value().value_or(0);
  const auto definition = formDefinition();
  return at == 0 || !definition ? std::string() : definition->lists[static_cast<std::size_t>(at) - 1].id;
}

/// The definition that the newest lists are of: what goes out has its columns.
std::string SubmissionsView::formId() const {
  const auto& newest = context().caseload.newest().definition;
  return newest.empty() ? std::string(lists::kStandardDefinition) : newest;
}

void SubmissionsView::openForm() {
  m_list->setVisible(formId() == lists::kStandardDefinition);  // lists of the area's own definition go out together
  m_asAt->setDay(state().now().today);
  m_checks->clear();
  m_write->setEnabled(false);
  m_form->show();
  showParts();
  m_asAt->setFocus(Qt::OtherFocusReason);
}

void SubmissionsView::lookAtChecks() {
  const auto day = m_asAt->day();
  if (!day || !m_look->isEnabled() || !isUnlocked()) return;
  m_look->setEnabled(false);
  state().use<SubmissionLook>(
      tr("Checking the lists"), app::SessionUse::Reading,
      [key = state().seal().key(), day = *day, list = wantedList(), form = formId()](
          app::Session& session, base::Stamp, const app::WorkControl&) -> base::Result<SubmissionLook> {
        const auto workspace = session.load();
        if (!workspace) return tl::make_unexpected(workspace.error());
        const auto definition = app::definitionOf(session, *workspace, form);
        if (!definition) return tl::make_unexpected(definition.error());
        const auto draft = app::draftSubmission(session, *workspace, *definition, *key, day, list);
        if (!draft) return tl::make_unexpected(draft.error());
        return lookOf(*definition, *draft);
      },
      this, [this](base::Result<SubmissionLook> look) {
        m_look->setEnabled(true);
        m_write->setEnabled(look.has_value());
        m_checks->setText(look ? lookText(*look) : messageText(look.error()));
        if (look && m_form->isVisible()) m_write->setFocus(Qt::OtherFocusReason);
      });
}

void SubmissionsView::askFile(const QString& title, const QString& name,
                              void (SubmissionsView::*chosen)(const QString&)) {
  auto* dialog = new QFileDialog(window(), title);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setOption(QFileDialog::DontConfirmOverwrite);  // a file that is there is refused
  dialog->setNameFilters({tr("Workbook (*.xlsx)"), tr("Comma-separated text, one list (*.csv)")});
  dialog->setDefaultSuffix(QStringLiteral("xlsx"));
  dialog->selectFile(name);
  connect(dialog, &QFileDialog::fileSelected, this, chosen);
  dialog->open();
}

void SubmissionsView::submitTo(const QString& file) {
  const auto day = m_asAt->day();
  if (!day || !hasReason() || !isUnlocked()) return;
  m_write->setEnabled(false);
  const app::SubmissionDetails details{pathFrom(file), fromQt(m_to->text()), fromQt(m_note->text()),
                                       fromQt(m_reason->text())};
  state().use<std::size_t>(
      tr("Writing the submission"), app::SessionUse::Writing,
      [key = state().seal().key(), day = *day, list = wantedList(), form = formId(), details](
          app::Session& session, base::Stamp now, const app::WorkControl&) -> base::Result<std::size_t> {
        const auto workspace = session.load();
        if (!workspace) return tl::make_unexpected(workspace.error());
        const auto definition = app::definitionOf(session, *workspace, form);
        if (!definition) return tl::make_unexpected(definition.error());
        const auto draft = app::draftSubmission(session, *workspace, *definition, *key, day, list);
        if (!draft) return tl::make_unexpected(draft.error());
        return app::submitLists(session, *definition, *key, *draft, details, now)
            .map([](const std::vector<domain::ListSubmission>& made) { return made.size(); });
      },
      this, [this, file](base::Result<std::size_t> lists) {
        m_write->setEnabled(true);
        if (!lists) return navigator().say(MessageKind::Error, messageText(lists.error()));
        m_form->hide();
        m_reason->clear();
        m_table->setFocus(Qt::OtherFocusReason);
        navigator().say(MessageKind::Done, tr("%1 lists were written to %2 and kept as they went out.")
                                               .arg(counted(*lists), file));
      });
}

void SubmissionsView::writeAgainTo(const QString& file) {
  const auto* one = selected();
  if (one == nullptr || !isUnlocked()) return;
  const app::SubmissionDetails details{pathFrom(file), {}, {}, fromQt(tr("A submission was written again"))};
  state().use<app::WrittenAgain>(
      tr("Writing the submission again"), app::SessionUse::Writing,
      [key = state().seal().key(), submission = *one, details](
          app::Session& session, base::Stamp now, const app::WorkControl&) -> base::Result<app::WrittenAgain> {
        const auto workspace = session.load();
        if (!workspace) return tl::make_unexpected(workspace.error());
        const auto definition = app::definitionOf(session, *workspace, submission.definition);
        if (!definition) return tl::make_unexpected(definition.error());
        return app::writeSubmission(session, *workspace, *definition, *key, submission, details, now);
      },
      this, [this](base::Result<app::WrittenAgain> again) {
        if (!again) return navigator().say(MessageKind::Error, messageText(again.error()));
        if (again->sameFile)
          navigator().say(MessageKind::Done, tr("The file is byte for byte the one that went out."));
        else
          navigator().say(MessageKind::Warning,
                          tr("The rows are those that went out, but the file’s bytes differ from the one that did."));
      });
}

void SubmissionsView::compare() {
  const auto* one = selected();
  if (one == nullptr || !m_compare->isEnabled()) return;
  m_compare->setEnabled(false);
  struct Compared {
    std::size_t added = 0;
    std::size_t gone = 0;
    std::size_t changed = 0;
    std::size_t same = 0;
    base::Day asAt;
    bool whole = false;  // with what tells who a child is
    std::vector<std::pair<std::string, std::size_t>> columns;
  };
  state().use<Compared>(
      tr("Comparing with today’s list"), app::SessionUse::Reading,
      [key = state().seal().key(), submission = *one](app::Session& session, base::Stamp,
                                                      const app::WorkControl&) -> base::Result<Compared> {
        const auto workspace = session.load();
        if (!workspace) return tl::make_unexpected(workspace.error());
        const auto definition = app::definitionOf(session, *workspace, submission.definition);
        if (!definition) return tl::make_unexpected(definition.error());
        const auto found = app::compareSubmission(session, *workspace, *definition, submission, key.get());
        if (!found) return tl::make_unexpected(found.error());
        const auto& changes = found->changes;
        Compared compared{changes.added.size(), changes.gone.size(), changes.changed.size(), changes.same,
                          found->extract.asAt,  key != nullptr,      {}};
        const auto columns = changes.byColumn(*definition);
        for (std::size_t i = 0; i < columns.size(); ++i)
          if (columns[i] > 0) compared.columns.emplace_back(definition->columns[i].title, columns[i]);
        return compared;
      },
      this, [this](base::Result<Compared> found) {
        m_compare->setEnabled(true);
        if (!found) return navigator().say(MessageKind::Error, messageText(found.error()));
        QStringList lines{tr("Against the list as at %1 with its corrections: %2 added, %3 gone, %4 changed, %5 the same.")
                              .arg(longDate(found->asAt), counted(found->added), counted(found->gone),
                                   counted(found->changed), counted(found->same))};
        for (const auto& [title, rows] : found->columns)
          lines << tr("•  %1: %2 rows").arg(toQt(title), counted(rows));
        if (!found->whole)
          lines << tr("While the seal is locked, what tells who a child is isn’t compared.");
        m_comparison->setText(lines.join(u'\n'));
      });
}

}  // namespace waymark::ui
