// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/evidence_form.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

#include "base/text.h"
#include "bridge/dates.h"
#include "bridge/text.h"
#include "evidence/attachments_field.h"
#include "evidence/evidence_words.h"
#include "evidence/form_fields.h"
#include "evidence/prompt_box.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/marks.h"
#include "widgets/roving_keys.h"

namespace waymark::ui {

namespace {

template <class E>
std::vector<Choice> choicesOf() {
  std::vector<Choice> choices;
  for (std::size_t i = 0; i < base::codeCount<E>(); ++i)
    choices.push_back({wordOf(static_cast<E>(i)), static_cast<int>(i)});
  return choices;
}

std::vector<Choice> findingChoices() {
  std::vector<Choice> choices;
  for (const auto finding : {domain::Finding::Strength, domain::Finding::Mixed, domain::Finding::Concern})
    choices.push_back({wordOf(markOf(finding)), static_cast<int>(finding), {}, markOf(finding)});
  return choices;
}

template <class E>
std::optional<E> enumOf(const ChoiceStrip* strip) {
  const auto value = strip->value();
  return value ? std::optional(static_cast<E>(*value)) : std::nullopt;
}

template <class E>
base::EnumSet<E> setOf(const ChipSet* chips) {
  base::EnumSet<E> values;
  for (const int value : chips->values()) values.insert(static_cast<E>(value));
  return values;
}

template <class E>
std::vector<int> intsOf(const base::EnumSet<E>& values) {
  std::vector<int> ints;
  for (std::size_t i = 0; i < base::codeCount<E>(); ++i)
    if (values.contains(static_cast<E>(i))) ints.push_back(static_cast<int>(i));
  return ints;
}

template <class E>
std::optional<int> intOf(const std::optional<E>& value) {
  return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

/// A person types into it and has not left it: what is stored must not take the words away.
bool isBeingTyped(const NotesField* field) {
  return field->hasFocus() && field->document()->isModified();
}

void fill(NotesField* field, const std::string& text) {
  if (isBeingTyped(field)) return;
  field->setText(toQt(text));
  field->document()->setModified(false);
}

void fill(DateField* field, const std::optional<base::Day>& day) {
  if (field->day() != day || !field->isRight()) field->setDay(day);
}

QWidget* sideBySide(QWidget* left, QWidget* right) {
  auto* pair = new QWidget;
  auto* row = new QHBoxLayout(pair);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kBetween);
  row->addWidget(left, 1);
  row->addWidget(right, 1);
  row->setAlignment(left, Qt::AlignTop);
  row->setAlignment(right, Qt::AlignTop);
  return pair;
}

}  // namespace

EvidenceForm::EvidenceForm(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_scroll(new QScrollArea),
      m_readOnly(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_summary(new NotesField(4)),
      m_finding(new ChoiceStrip(tr("Strength, mixed or concern"), findingChoices())),
      m_reach(new ChoiceStrip(tr("How far it reaches"), choicesOf<domain::Reach>())),
      m_impact(new ChoiceStrip(tr("What it means for children"), choicesOf<domain::Impact>())),
      m_criterion(new FormCombo),
      m_prompts(new PromptBox),
      m_also(new ChipSet(tr("Also bears on"))),
      m_source(new FormCombo),
      m_services(new ChipSet(tr("Services"), choicesOf<domain::Service>())),
      m_agePhase(new ChipSet(tr("Age phase"), choicesOf<domain::AgePhase>())),
      m_groups(new ChipSet(tr("Groups"), choicesOf<domain::Group>())),
      m_coversFrom(new DateField(state.now().today)),
      m_coversTo(new DateField(state.now().today)),
      m_givenBy(new IdCombo(tr("Nobody named"))),
      m_partner(new IdCombo(tr("No partner"))),
      m_links(new FileLinksField),
      m_attachments(new AttachmentsField(state)),
      m_detail(new NotesField(3)),
      m_linked(new PickField(tr("Link one…"))),
      m_review(new ChoiceStrip(tr("Review state"), choicesOf<domain::ReviewState>())),
      m_reviewBy(new DateField(state.now().today)),
      m_about(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_save(new Button(ButtonKind::Primary, tr("Save"))),
      m_next(new Button(ButtonKind::Secondary, tr("Save and next"))),
      m_remove(new Button(ButtonKind::Quiet, "trash", tr("Delete"))) {
  setAccessibleName(tr("Evidence form"));
  setBackgroundRole(QPalette::Base);
  m_fields = makeFields();
  m_scroll->setWidget(m_fields);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  m_scroll->setBackgroundRole(QPalette::Base);
  m_scroll->setMinimumHeight(120);
  m_fields->setBackgroundRole(QPalette::Base);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_scroll, 1);
  column->addWidget(makeHairline());
  column->addWidget(makeFooter());
  for (auto* chips : {m_services, m_agePhase, m_groups}) RovingKeys::install(chips);
  LetterKeys::install(m_finding, LetterKeys::None::Refused);
  LetterKeys::install(m_reach, LetterKeys::None::Allowed);
  LetterKeys::install(m_impact, LetterKeys::None::Allowed);
  LetterKeys::install(m_review, LetterKeys::None::Refused);
  connectFields();
  connect(&m_state, &AppState::loaded, this, &EvidenceForm::fillCriteria);
  connect(&m_state, &AppState::loaded, this, &EvidenceForm::fillNames);
  connect(&m_state, &AppState::applied, this, &EvidenceForm::follow);
  fillCriteria();
  fillNames();
  showMode();
}

EvidenceForm::~EvidenceForm() {
  // Fields lose their focus as they end: nobody may hear of it any more.
  qApp->disconnect(this);
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

QWidget* EvidenceForm::makeFields() {
  auto* fields = new QWidget;
  auto* column = new QVBoxLayout(fields);
  column->setContentsMargins(kAround, kInside, kAround, kAround);
  column->setSpacing(kBetween);
  const auto add = [column](const QString& label, QWidget* field, const QString& hint = {}) {
    auto* row = new FormRow(label, field, hint);
    column->addWidget(row);
    return row;
  };
  column->addWidget(m_readOnly);
  m_readOnly->hide();
  m_summaryRow = add(tr("What we found"), m_summary, tr("One finding, in one or two sentences."));
  m_findingRow = add(tr("Strength, mixed or concern"), m_finding);
  add(tr("How far it reaches"), m_reach);
  add(tr("What it means for children"), m_impact);
  auto* criterion = new QWidget;
  auto* criterionColumn = new QVBoxLayout(criterion);
  criterionColumn->setContentsMargins(0, 0, 0, 0);
  criterionColumn->setSpacing(kInside);
  m_criterionRow = new FormRow(tr("Criterion"), m_criterion);
  criterionColumn->addWidget(m_criterionRow);
  criterionColumn->addWidget(m_prompts);
  column->addWidget(criterion);
  add(tr("Also bears on"), m_also);
  add(tr("Where it comes from"), m_source);
  add(tr("Services"), m_services);
  add(tr("Age phase"), m_agePhase);
  add(tr("Groups"), m_groups);
  m_coversToRow = new FormRow(tr("To"), m_coversTo);
  column->addWidget(sideBySide(new FormRow(tr("Dates covered, from"), m_coversFrom), m_coversToRow));
  add(tr("Who gave it"), m_givenBy);
  add(tr("Partner"), m_partner);
  column->addWidget(makeAttachments());
  add(tr("Files or links"), m_links, tr("Left where they are: only the path or address is kept."));
  add(tr("Detail"), m_detail);
  add(tr("Earlier findings and priorities"), m_linked);
  add(tr("Review"), m_review);
  add(tr("Review by"), m_reviewBy);
  column->addWidget(m_about);
  column->addStretch(1);
  return fields;
}

/// Not a FormRow: those are disabled where nothing can be written, and files can be looked at all the same.
QWidget* EvidenceForm::makeAttachments() {
  auto* part = new QWidget;
  auto* column = new QVBoxLayout(part);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  const TextStyle small{TextSize::Small, TextWeight::Regular, Role::Muted};
  column->addWidget(makeLabel(tr("Attachments"), {TextSize::Small, TextWeight::Strong}));
  column->addWidget(m_attachments);
  column->addWidget(makeLabel(tr("Copied into the workspace, up to 250 MB each."), small));
  return part;
}

void EvidenceForm::setAttachments(std::vector<domain::Attachment> attachments) {
  m_attachments->setAttachments(std::move(attachments));
}

QWidget* EvidenceForm::makeFooter() {
  auto* footer = new QWidget;
  auto* row = new QHBoxLayout(footer);
  row->setContentsMargins(kAround, kInside, kAround, kInside);
  row->setSpacing(kInside);
  m_save->setToolTip(tr("Save this finding (Ctrl+S)"));
  m_next->setToolTip(tr("Save it and log another from the same partner, person and source (Ctrl+Enter)"));
  m_save->setShortcut({});
  row->addWidget(m_save);
  row->addWidget(m_next);
  row->addStretch(1);
  row->addWidget(m_remove);
  return footer;
}

void EvidenceForm::connectFields() {
  for (auto* strip : {m_finding, m_reach, m_impact, m_review})
    connect(strip, &ChoiceStrip::chosen, this, &EvidenceForm::onField);
  for (auto* chips : {m_also, m_services, m_agePhase, m_groups})
    connect(chips, &ChipSet::changed, this, &EvidenceForm::onField);
  for (auto* date : {m_coversFrom, m_coversTo, m_reviewBy})
    connect(date, &DateField::dayChanged, this, &EvidenceForm::onField);
  for (auto* text : {m_summary, m_detail}) connect(text, &NotesField::textCommitted, this, &EvidenceForm::onField);
  connect(m_criterion, &QComboBox::activated, this, [this] {
    showPrompts();
    onField();
  });
  connect(m_source, &QComboBox::activated, this, &EvidenceForm::onField);
  connect(m_partner, &QComboBox::activated, this, &EvidenceForm::onField);
  connect(m_givenBy, &QComboBox::activated, this, &EvidenceForm::choosePerson);
  connect(m_links, &FileLinksField::changed, this, &EvidenceForm::onField);
  connect(m_linked, &PickField::changed, this, &EvidenceForm::onField);
  connect(m_save, &QPushButton::clicked, this, &EvidenceForm::saveAsked);
  connect(m_next, &QPushButton::clicked, this, &EvidenceForm::saveAndNextAsked);
  connect(m_remove, &QPushButton::clicked, this, &EvidenceForm::removeAsked);
  for (const auto& keys : {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)}) {
    auto* next = new QShortcut(keys, this);
    next->setContext(Qt::WidgetWithChildrenShortcut);
    connect(next, &QShortcut::activated, this, [this] {
      if (m_mode == Mode::Log) emit saveAndNextAsked();
    });
  }
  auto* save = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_S), this);
  save->setContext(Qt::WidgetWithChildrenShortcut);
  connect(save, &QShortcut::activated, this, [this] {
    if (m_mode == Mode::Log) emit saveAsked();
  });
  // A field that Tab reaches is scrolled into view with its label.
  connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
    if (now != nullptr && m_fields->isAncestorOf(now)) scrollTo(now);
  });
  connect(m_attachments, &AttachmentsField::grew, this, [this] {
    // Once the layout has given it its room.
    QMetaObject::invokeMethod(
        this,
        [this] {
          if (auto* now = QApplication::focusWidget(); now != nullptr && m_attachments->isAncestorOf(now))
            scrollTo(now);
        },
        Qt::QueuedConnection);
  });
}

void EvidenceForm::scrollTo(QWidget* field) {
  if (m_attachments->isAncestorOf(field)) m_scroll->ensureWidgetVisible(m_attachments, 0, 48);  // the preview too
  m_scroll->ensureWidgetVisible(field, 0, 48);
}

void EvidenceForm::follow(const domain::ChangeSet& changes) {
  for (const auto& change : changes.changes) {
    const auto kind = domain::kindOf(change.after ? *change.after : *change.before);
    if (kind != "partner" && kind != "person" && kind != "earlier_finding" && kind != "priority") continue;
    fillNames();
    return;
  }
}

void EvidenceForm::fillCriteria() {
  const auto& pack = m_state.pack();
  m_criterion->clear();
  m_criterion->setPlaceholderText(tr("Choose a criterion"));
  std::vector<Choice> also;
  for (std::size_t i = 0; i < pack.criteria.size(); ++i) {
    const auto& criterion = pack.criteria[i];
    m_criterion->addItem(criterionLabel(pack, criterion.id));
    m_criterion->setItemData(static_cast<int>(i), toQt(criterion.title), Qt::ToolTipRole);
    also.push_back({toQt(criterion.id.text()), static_cast<int>(i), toQt(criterion.shortTitle)});
  }
  m_criterion->setCurrentIndex(-1);
  m_also->setChoices(std::move(also));
  RovingKeys::install(m_also);
  m_source->clear();
  m_source->addItem(tr("Not stated"));
  for (std::size_t i = 0; i < base::codeCount<domain::SourceKind>(); ++i)
    m_source->addItem(wordOf(static_cast<domain::SourceKind>(i)));
}

void EvidenceForm::fillNames() {
  const auto& workspace = m_state.workspace();
  std::vector<std::pair<base::Uuid, QString>> people;
  for (const auto& row : workspace.all<domain::Person>()) {
    const QString partner = partnerText(workspace, row.value.partner);
    const QString name = toQt(row.value.name);
    people.emplace_back(row.value.id.uuid, partner.isEmpty() ? name : QStringLiteral("%1, %2").arg(name, partner));
  }
  std::ranges::sort(people, {}, [](const auto& entry) { return entry.second; });
  m_givenBy->setEntries(std::move(people));
  std::vector<std::pair<base::Uuid, QString>> partners;
  for (const auto& row : workspace.all<domain::Partner>())
    partners.emplace_back(row.value.id.uuid, toQt(row.value.name));
  m_partner->setEntries(std::move(partners));
  std::vector<PickField::Entry> linked;
  for (const auto& row : workspace.all<domain::EarlierFinding>())
    linked.push_back({row.value.id.uuid, wordOf(row.value.kind), toQt(row.value.text)});
  for (const auto& row : workspace.all<domain::Priority>())
    linked.push_back({row.value.id.uuid, tr("Our priority"), toQt(row.value.title)});
  m_linked->setEntries(std::move(linked));
}

void EvidenceForm::show(Mode mode, const EvidenceDraft& draft) {
  const bool other = mode != m_mode || draft.evidence.id != m_given.evidence.id;
  if (other && m_summary->hasFocus()) m_summary->document()->setModified(false);
  if (other && m_detail->hasFocus()) m_detail->document()->setModified(false);
  m_mode = mode;
  m_given = draft;
  const auto& evidence = draft.evidence;
  const auto& pack = m_state.pack();
  for (auto* date : {m_coversFrom, m_coversTo, m_reviewBy}) date->setToday(m_state.now().today);
  fill(m_summary, evidence.summary);
  fill(m_detail, evidence.detail);
  // A new form claims no finding until one is chosen; an empty criterion says that it is new.
  const bool isNew = mode == Mode::Log && evidence.summary.empty();
  m_finding->setValue(isNew ? std::nullopt : std::optional(static_cast<int>(evidence.finding)));
  m_reach->setValue(intOf(evidence.reach));
  m_impact->setValue(intOf(evidence.impact));
  m_criterion->setCurrentIndex(pack.criterionIndex(evidence.criterion));
  std::vector<int> also;
  for (const auto& code : evidence.also)
    if (const int place = pack.criterionIndex(code); place >= 0) also.push_back(place);
  m_also->setValues(also);
  m_source->setCurrentIndex(evidence.source ? static_cast<int>(*evidence.source) + 1 : 0);
  m_services->setValues(intsOf(evidence.services));
  m_agePhase->setValues(intsOf(evidence.agePhase));
  m_groups->setValues(intsOf(evidence.groups));
  fill(m_coversFrom, evidence.coversFrom);
  fill(m_coversTo, evidence.coversTo);
  fill(m_reviewBy, evidence.reviewBy);
  m_givenBy->setId(evidence.givenBy ? std::optional(evidence.givenBy->uuid) : std::nullopt);
  m_partner->setId(evidence.partner ? std::optional(evidence.partner->uuid) : std::nullopt);
  m_links->setLinks(draft.links);
  m_attachments->setAttachments(draft.attachments);
  std::vector<base::Uuid> linked;
  for (const auto& id : evidence.earlierFindings) linked.push_back(id.uuid);
  for (const auto& id : evidence.priorities) linked.push_back(id.uuid);
  m_linked->setChosen(std::move(linked));
  m_review->setValue(static_cast<int>(evidence.review));
  for (auto* row : {m_summaryRow, m_findingRow, m_criterionRow, m_coversToRow}) row->setError({});
  showPrompts();
  showMode();
  if (other) {
    m_scroll->ensureVisible(0, 0);
    m_blank = this->draft();
  }
}

EvidenceDraft EvidenceForm::draft() const {
  EvidenceDraft out = m_given;
  auto& evidence = out.evidence;
  const auto& pack = m_state.pack();
  evidence.summary = fromQt(m_summary->toPlainText().trimmed());
  evidence.detail = fromQt(m_detail->toPlainText().trimmed());
  if (const auto finding = enumOf<domain::Finding>(m_finding)) evidence.finding = *finding;
  evidence.reach = enumOf<domain::Reach>(m_reach);
  evidence.impact = enumOf<domain::Impact>(m_impact);
  const auto place = static_cast<std::size_t>(m_criterion->currentIndex());
  if (place < pack.criteria.size()) evidence.criterion = pack.criteria[place].id;
  std::vector<base::ShortCode> also;
  for (const int value : m_also->values()) {
    const auto code = pack.criteria[static_cast<std::size_t>(value)].id;
    if (code != evidence.criterion) also.push_back(code);
  }
  // Codes of another pack, and the order they came in, stay as they were unless somebody chose otherwise.
  const auto known = [&](base::ShortCode code) { return pack.criterionIndex(code) >= 0; };
  auto before = evidence.also;
  std::erase_if(before, [&](base::ShortCode code) { return !known(code); });
  std::ranges::sort(before, {}, [&](base::ShortCode code) { return pack.criterionIndex(code); });
  if (before != also) {
    std::erase_if(evidence.also, known);
    evidence.also.insert(evidence.also.end(), also.begin(), also.end());
  }
  const int source = m_source->currentIndex() - 1;
  evidence.source = source < 0 ? std::nullopt : std::optional(static_cast<domain::SourceKind>(source));
  evidence.services = setOf<domain::Service>(m_services);
  evidence.agePhase = setOf<domain::AgePhase>(m_agePhase);
  evidence.groups = setOf<domain::Group>(m_groups);
  evidence.coversFrom = m_coversFrom->day();
  evidence.coversTo = m_coversTo->day();
  evidence.reviewBy = m_reviewBy->day();
  const auto person = m_givenBy->id();
  const auto partner = m_partner->id();
  evidence.givenBy = person ? std::optional(domain::PersonId{*person}) : std::nullopt;
  evidence.partner = partner ? std::optional(domain::PartnerId{*partner}) : std::nullopt;
  if (const auto review = enumOf<domain::ReviewState>(m_review)) evidence.review = *review;
  evidence.earlierFindings.clear();
  evidence.priorities.clear();
  for (const auto& id : m_linked->chosen()) {
    if (m_state.find<domain::Priority>({id}) != nullptr)
      evidence.priorities.push_back({id});
    else
      evidence.earlierFindings.push_back({id});
  }
  out.links = m_links->links();
  out.attachments = m_attachments->attachments();
  return out;
}

bool EvidenceForm::hasInput() const {
  return m_mode == Mode::Log && (m_finding->value().has_value() || draft() != m_blank);
}

bool EvidenceForm::check() {
  m_links->takeTyped();
  const bool words = !m_summary->toPlainText().trimmed().isEmpty();
  const bool finding = m_finding->value().has_value();
  const bool criterion = m_criterion->currentIndex() >= 0;
  const auto from = m_coversFrom->day();
  const auto to = m_coversTo->day();
  const bool order = !from || !to || *from <= *to;
  m_summaryRow->setError(words ? QString() : tr("Say what you found, in one or two sentences."));
  m_findingRow->setError(finding ? QString() : tr("Choose strength, mixed or concern."));
  m_criterionRow->setError(criterion ? QString() : tr("Choose the criterion it bears on most."));
  if (m_coversTo->isRight())
    m_coversToRow->setError(order ? QString() : tr("The last day comes before the first (%1).").arg(longDate(from)));
  QWidget* first = nullptr;
  for (auto* date : {m_reviewBy, m_coversTo, m_coversFrom})
    if (!date->isRight()) first = date;
  if (!order) first = m_coversTo;
  if (!criterion) first = m_criterion;
  if (!finding) first = m_finding;
  if (!words) first = m_summary;
  if (first != nullptr) first->setFocus(Qt::OtherFocusReason);
  return first == nullptr;
}

void EvidenceForm::onField() {
  if (m_mode != Mode::Edit) {
    // An error goes as soon as it is mended, not only with the next attempt to save.
    if (m_finding->value()) m_findingRow->setError({});
    if (m_criterion->currentIndex() >= 0) m_criterionRow->setError({});
    if (!m_summary->toPlainText().trimmed().isEmpty()) m_summaryRow->setError({});
    return;
  }
  const bool order = !m_coversFrom->day() || !m_coversTo->day() || *m_coversFrom->day() <= *m_coversTo->day();
  const bool words = !m_summary->toPlainText().trimmed().isEmpty();
  if (m_coversTo->isRight())
    m_coversToRow->setError(order ? QString()
                                  : tr("The last day comes before the first (%1).").arg(longDate(m_coversFrom->day())));
  m_summaryRow->setError(words ? QString() : tr("Say what you found, in one or two sentences."));
  if (order && words) emit edited();
}

void EvidenceForm::choosePerson() {
  if (const auto id = m_givenBy->id())
    if (const auto* person = m_state.find<domain::Person>({*id}); person != nullptr && person->value.partner)
      m_partner->setId(person->value.partner->uuid);
  onField();
}

void EvidenceForm::showPrompts() {
  const auto& pack = m_state.pack();
  const auto place = static_cast<std::size_t>(m_criterion->currentIndex());
  m_prompts->setCriterion(place < pack.criteria.size() ? &pack.criteria[place] : nullptr);
}

void EvidenceForm::showMode() {
  const bool log = m_mode == Mode::Log;
  m_save->setVisible(log);
  m_next->setVisible(log);
  m_remove->setVisible(!log);
  const auto& evidence = m_given.evidence;
  QStringList about;
  if (!log) about << tr("Logged %1").arg(longDate(evidence.loggedOn));
  if (!evidence.reference.empty()) about << tr("reference %1").arg(toQt(evidence.reference));
  m_about->setText(about.join(QStringLiteral(" · ")));
  m_about->setVisible(!about.isEmpty());
}

void EvidenceForm::setReadOnlyReason(const QString& reason) {
  m_readOnly->setText(reason);
  m_readOnly->setVisible(!reason.isEmpty());
  for (auto* row : m_fields->findChildren<FormRow*>()) row->setEnabled(reason.isEmpty());
  m_attachments->setReadOnly(reason);
  for (auto* button : {m_save, m_next, m_remove}) {
    button->setEnabled(reason.isEmpty());
    if (!reason.isEmpty()) button->setToolTip(reason);
  }
}

void EvidenceForm::focusFirst() {
  m_summary->setFocus(Qt::OtherFocusReason);
}

}  // namespace waymark::ui
