// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/correction_form.h"

#include <QKeyEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "app/list_check.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "children/correction_words.h"
#include "shell/seal_keeper.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kLongestCorrectedText = 2000;
constexpr int kLongestCorrectionNote = 500;

/// "ASD Autistic spectrum disorder"; one of the two where they say the same: "Yes".
QString codeText(const lists::CodeDefinition& code) {
  const QString letters = toQt(code.code);
  const QString title = toQt(code.title);
  if (title.isEmpty()) return letters;
  return letters.compare(title, Qt::CaseInsensitive) == 0 ? title : CorrectionForm::tr("%1 %2").arg(letters, title);
}

/// The changes of a correction, each against its list as it came in, as one step.
base::Result<std::size_t> makeCorrection(app::Session& session, base::Stamp now, const lists::Definition& definition,
                                         const seal::Key* key, const CellToCorrect& cell, app::NewCorrection wanted,
                                         std::string name) {
  const auto workspace = session.load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  base::IdMaker ids;
  domain::ChangeSet set{std::move(name), {}};
  for (const auto& [list, row] : cell.places) {
    wanted.row = row;
    const auto* extract = app::latestExtract(*workspace, definition.id, list);
    if (extract == nullptr) continue;
    const auto rows = app::openList(session, definition, *extract, key);
    if (!rows) return tl::make_unexpected(rows.error());
    auto change = app::correction(*workspace, key, definition, {rows->table, rows->children}, wanted, session.who(),
                                  ids, now);
    if (!change) return tl::make_unexpected(change.error());
    if (*change) set.changes.push_back(std::move(**change));
  }
  if (set.changes.empty()) return std::size_t{0};
  const auto applied = session.apply(set, now);
  if (!applied) return tl::make_unexpected(applied.error().error);
  return set.changes.size();
}

}  // namespace

CorrectionForm::CorrectionForm(AppState& state, Navigator& navigator, std::shared_ptr<const ReadCaseload> read,
                               CellToCorrect cell)
    : m_state(state),
      m_navigator(navigator),
      m_read(std::move(read)),
      m_cell(std::move(cell)),
      m_value(new FormRow(tr("%1 is to be").arg(toQt(column().title)), makeValueField(),
                          tr("The list stays as it came in; the correction is laid over it until its source has it."))),
      m_note(new QLineEdit(toQt(m_cell.note))),
      m_correct(new Button(ButtonKind::Primary, tr("Correct"))) {
  setAccessibleName(tr("Correct %1 of %2").arg(toQt(column().title), m_cell.caseCode));
  m_note->setMaxLength(kLongestCorrectionNote);
  auto* cancel = new Button(ButtonKind::Quiet, tr("Cancel"));
  auto* buttons = new FlowBox(kInside, kInside);
  buttons->add(m_correct);
  buttons->add(cancel);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, kInside, 0, kInside);
  rows->setSpacing(kInside);
  rows->addWidget(m_value);
  rows->addWidget(new FormRow(tr("Where that is from"), m_note));
  rows->addWidget(buttons);
  connect(m_correct, &QPushButton::clicked, this, &CorrectionForm::correct);
  connect(cancel, &QPushButton::clicked, this, &CorrectionForm::closed);
}

const lists::ColumnDefinition& CorrectionForm::column() const {
  return m_read->caseload.definition.columns[m_cell.column];
}

QWidget* CorrectionForm::makeValueField() {
  const auto& definition = m_read->caseload.definition;
  if (column().kind == lists::ColumnKind::Code) {
    m_codes = new FormCombo;
    m_codes->addItem(tr("Nothing given"), QString());
    for (const auto& code : definition.codeLists[column().codeList].codes)
      m_codes->addItem(codeText(code), toQt(code.code));
    // Something outside the set isn't nothing: Enter alone must not empty the cell.
    m_codes->setPlaceholderText(tr("“%1” is no code of the set: choose one").arg(toQt(m_cell.value)));
    m_codes->setCurrentIndex(m_codes->findData(toQt(m_cell.value)));
    m_codes->installEventFilter(this);
    connect(m_codes, &QComboBox::currentIndexChanged, this, [this] { m_value->setError({}); });
    return m_codes;
  }
  if (column().kind == lists::ColumnKind::Date) {
    m_day = new DateField(m_state.now().today);
    const auto day = base::parseDay(m_cell.value);
    m_day->setDay(day);
    if (!day) m_day->setText(toQt(m_cell.value));  // what isn't a day is said so on Enter
    connect(m_day, &DateField::problem, this, [this](const QString& sentence) { m_value->setError(sentence); });
    return m_day;
  }
  m_text = new QLineEdit(toQt(m_cell.value));
  m_text->setMaxLength(kLongestCorrectedText);
  connect(m_text, &QLineEdit::textEdited, this, [this] { m_value->setError({}); });
  return m_text;
}

void CorrectionForm::focusValue() {
  auto* field = m_value->field();
  field->setFocus(Qt::OtherFocusReason);
  if (auto* line = qobject_cast<QLineEdit*>(field)) line->selectAll();
}

/// Nothing while a day is typed that isn't one, or no code is chosen.
std::optional<std::string> CorrectionForm::value() const {
  if (m_codes != nullptr && m_codes->currentIndex() < 0) return std::nullopt;
  if (m_codes != nullptr) return fromQt(m_codes->currentData().toString());
  if (m_text != nullptr) return fromQt(m_text->text().trimmed());
  if (!m_day->isRight()) return std::nullopt;
  return m_day->day() ? base::isoText(*m_day->day()) : std::string();
}

void CorrectionForm::correct() {
  if (!m_correct->isEnabled()) return;
  const auto wanted = value();
  if (!wanted) {
    if (m_codes != nullptr) m_value->setError(tr("Choose what it is to be."));
    return focusValue();
  }
  const auto key = column().identity ? m_state.seal().key() : nullptr;
  if (column().identity && key == nullptr) {
    m_value->setError(tr("The seal is shut: unlock it first."));
    return;
  }
  m_correct->setEnabled(false);  // once
  const app::NewCorrection correction{m_cell.child, m_cell.column, *wanted, fromQt(m_note->text().trimmed())};
  m_state.use<std::size_t>(
      tr("Correcting"), app::SessionUse::Writing,
      [read = m_read, cell = m_cell, correction, key,
       name = fromQt(tr("correct %1 of %2").arg(toQt(column().title), m_cell.caseCode))](
          app::Session& session, base::Stamp now, const app::WorkControl&) {
        return makeCorrection(session, now, read->caseload.definition, key.get(), cell, correction, name);
      },
      this, [this](base::Result<std::size_t> changes) { onCorrected(std::move(changes)); });
}

void CorrectionForm::onCorrected(base::Result<std::size_t> changes) {
  m_correct->setEnabled(true);
  if (!changes) {
    m_value->setError(messageText(changes.error()));
    focusValue();
    return;
  }
  if (*changes == 0)
    m_navigator.say(MessageKind::Info, tr("The cell says so already; nothing was changed."));
  else
    m_navigator.sayUndoable(tr("Corrected %1 of %2. It is laid over the list until its source has it.")
                                .arg(toQt(column().title), m_cell.caseCode));
  emit closed();
}

/// Enter in a closed combo would be taken for a letter to search by.
bool CorrectionForm::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_codes && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
      correct();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void CorrectionForm::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) return emit closed();
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return correct();
  QWidget::keyPressEvent(event);
}

}  // namespace waymark::ui
