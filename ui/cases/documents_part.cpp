// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/documents_part.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>
#include <filesystem>

#include "app/identities.h"
#include "base/file.h"
#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "cases/case_fields.h"
#include "cases/case_words.h"
#include "shell/restricted_door.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/follow_rows.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/record_form.h"

namespace waymark::ui {

using domain::CaseDocument;
using domain::CaseDocumentState;

struct DocumentForm final : RecordForm {
  explicit DocumentForm(base::Day today)
      : RecordForm(DocumentsPart::tr("Document"), DocumentsPart::tr("Take out the document"), nullptr),
        heading(makeLabel({}, {TextSize::Body, TextWeight::Strong})),
        title(new QLineEdit),
        agency(makeAgencyCombo()),
        state(new FormCombo),
        owner(new IdCombo(DocumentsPart::tr("Nobody yet"))),
        due(new DateField(today)),
        sentTo(new QLineEdit),
        notes(new NotesField(2)),
        original(makeLabel({})),
        attach(new Button(ButtonKind::Secondary, DocumentsPart::tr("Attach the original…"))),
        giveOut(new Button(ButtonKind::Secondary, DocumentsPart::tr("Give out the original…"))) {
    title->setObjectName(QStringLiteral("document-title"));
    state->setObjectName(QStringLiteral("document-state"));
    due->setObjectName(QStringLiteral("document-due"));
    sentTo->setObjectName(QStringLiteral("document-sent-to"));
    giveOut->setToolTip(
        DocumentsPart::tr("This one file, as it came in, to a place you choose. It is logged with your name."));
    for (std::size_t i = 0; i < base::codeCount<CaseDocumentState>(); ++i)
      state->addItem(documentStateWord(static_cast<CaseDocumentState>(i)));
    addPart(heading);
    titleRow = add(DocumentsPart::tr("Title"), title, DocumentsPart::tr("By case code only: never a name."));
    add(DocumentsPart::tr("State"), state);
    agencyRow = add(DocumentsPart::tr("Agency"), agency);
    add(DocumentsPart::tr("Who gets it"), owner);
    dueRow = add(DocumentsPart::tr("Its own day"), due);
    add(DocumentsPart::tr("Sent to"), sentTo);
    add(DocumentsPart::tr("Notes"), notes, DocumentsPart::tr("Sealed."));
    originalPart = new QWidget;
    auto* column = new QVBoxLayout(originalPart);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kInside);
    column->addWidget(original);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(attach);
    buttons->addWidget(giveOut);
    buttons->addStretch(1);
    column->addLayout(buttons);
    addPart(originalPart);
  }
  using RecordForm::setMode;
  void focusFirst() override {
    (titleRow->isHidden() ? static_cast<QWidget*>(state) : title)->setFocus(Qt::OtherFocusReason);
  }

  QLabel* heading;
  QLineEdit* title;
  FormCombo* agency;
  FormCombo* state;
  IdCombo* owner;
  DateField* due;
  QLineEdit* sentTo;
  NotesField* notes;
  QLabel* original;
  Button* attach;
  Button* giveOut;
  QWidget* originalPart;
  FormRow* titleRow;
  FormRow* agencyRow;
  FormRow* dueRow;
};

DocumentsPart::DocumentsPart(CaseDesk& desk)
    : m_desk(desk),
      m_model(new DocumentModel(this)),
      m_table(new DataTable(tr("Documents by agency"))),
      m_new(new Button(ButtonKind::Quiet, "add", tr("A document beyond the checklist"))),
      m_form(new DocumentForm(desk.state().now().today)) {
  m_table->setObjectName(QStringLiteral("documents"));
  m_table->setTableModel(m_model, DocumentModel::Title);
  m_table->setMinimumHeight(scaled(220));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(m_table, 1);
  column->addWidget(m_new, 0, Qt::AlignLeft);
  column->addWidget(m_form, 1);
  m_form->hide();
  connect(m_table, &DataTable::currentIdChanged, this, [this](const base::Uuid& id) {
    if (!m_quiet && !id.isNull()) open(id, true);
  });
  connect(m_table, &DataTable::opened, this, [this](const base::Uuid& id) {
    open(id, true);
    m_form->focusFirst();
  });
  connect(m_new, &QPushButton::clicked, this, &DocumentsPart::startNew);
  connect(m_form, &RecordForm::edited, this, [this] { m_desk.write([this, id = m_shown] { return edit(id); }); });
  connect(m_form, &RecordForm::saveAsked, this, &DocumentsPart::save);
  connect(m_form, &RecordForm::removeAsked, this, &DocumentsPart::remove);
  connect(m_form->attach, &QPushButton::clicked, this, [this] { askFile(false); });
  connect(m_form->giveOut, &QPushButton::clicked, this, [this] { askFile(true); });
}

std::vector<app::CaseDocumentLine> DocumentsPart::lines() const {
  const auto* child = m_desk.child();
  if (child == nullptr) return {};
  return app::documentsOf(m_desk.state().workspace(), *child, {}, m_desk.state().planPack(), m_desk.state().calendar());
}

std::optional<app::CaseDocumentLine> DocumentsPart::lineOf(const base::Uuid& id) const {
  for (auto& line : lines())
    if (idOfLine(line) == id) return line;
  return std::nullopt;
}

void DocumentsPart::empty() {
  m_model->setRows({});
  m_form->hide();
  m_form->notes->setText({});
  m_form->original->clear();
  m_shown = m_awaited = {};
}

void DocumentsPart::refresh(bool isOther) {
  m_quiet = true;
  followRows(*m_model, documentRows(lines(), m_desk.state().now()), [](const DocumentRow& row) { return row.id; });
  m_quiet = false;
  m_new->setEnabled(m_desk.canWrite());
  if (isOther) {
    m_shown = m_awaited = {};
    m_form->hide();
  }
  if (!m_awaited.isNull() && lineOf(m_awaited)) {
    m_table->setCurrentId(m_awaited);
    open(std::exchange(m_awaited, {}), true);
  } else if (m_form->isVisibleTo(this) && m_form->mode() == RecordForm::Mode::Edit) {
    open(m_shown, false);
  }
}

void DocumentsPart::open(const base::Uuid& id, bool isOther) {
  const auto line = lineOf(id);
  if (!line) {
    m_shown = {};
    m_form->hide();
    return;
  }
  m_shown = id;
  CaseDocument one;
  if (line->record != nullptr) one = line->record->value;
  const auto texts = m_desk.texts(one.id.uuid, one.sealed);
  const auto& why = m_desk.state().readOnlyWhy();
  m_form->setReadOnlyReason(!texts ? messageText(texts.error()) : why ? messageText(*why) : QString());
  m_form->setMode(RecordForm::Mode::Edit);
  const bool isFurther = line->packDocument.empty();
  m_form->heading->setText(toQt(line->title));
  m_form->titleRow->setVisible(isFurther);
  m_form->titleRow->setError({});
  m_form->agencyRow->setVisible(isFurther);
  fillLine(m_form->title, one.title, isOther);
  setAgency(m_form->agency, line->agency);
  m_form->state->setCurrentIndex(static_cast<int>(line->state));
  fillPeople(m_form->owner, m_desk.state(), one.owner, isOther);
  m_form->due->setToday(m_desk.state().now().today);
  fillDay(m_form->due, one.due, isOther);
  m_form->dueRow->setHint(dueHint(*line));
  fillLine(m_form->sentTo, one.sentTo, isOther);
  const auto opened = texts.value_or(app::SealedTexts{});
  fillNotes(m_form->notes, sealedText(opened, "notes"), isOther);
  m_form->originalPart->show();
  const bool hasOriginal = !one.sealedSha256.empty();
  m_form->original->setText(hasOriginal ? tr("Original: %1, under the seal").arg(toQt(sealedText(opened, "file")))
                                        : tr("No original is attached."));
  m_form->attach->setText(hasOriginal ? tr("Attach another…") : tr("Attach the original…"));
  m_form->attach->setEnabled(m_desk.canWrite() && texts.has_value());
  m_form->giveOut->setVisible(hasOriginal);
  m_form->giveOut->setEnabled(m_desk.canWrite() && texts.has_value());
  m_form->show();
}

void DocumentsPart::startNew() {
  if (!m_desk.canWrite()) return;
  m_shown = {};
  m_form->setReadOnlyReason({});
  m_form->setMode(RecordForm::Mode::New);
  m_form->heading->setText(tr("A document beyond the checklist"));
  m_form->titleRow->show();
  m_form->titleRow->setError({});
  m_form->agencyRow->show();
  m_form->dueRow->setHint({});
  for (auto* line : {m_form->title, m_form->sentTo}) fillLine(line, {}, true);
  m_form->state->setCurrentIndex(0);
  fillPeople(m_form->owner, m_desk.state(), {}, true);
  fillDay(m_form->due, {}, true);
  fillNotes(m_form->notes, {}, true);
  m_form->originalPart->hide();
  m_form->show();
  m_form->focusFirst();
}

std::optional<domain::ChangeSet> DocumentsPart::edit(const base::Uuid& id) {
  const auto line = lineOf(id);
  auto& state = m_desk.state();
  if (!line || id != m_shown) return std::nullopt;
  const auto before = app::documentOf(m_desk.id(), *line, state.ids(), state.now().utc);
  const auto opened = m_desk.texts(before.id.uuid, before.sealed);
  if (!opened) return std::nullopt;
  auto after = app::withState(before, static_cast<CaseDocumentState>(m_form->state->currentIndex()), state.now().utc);
  if (line->packDocument.empty()) {
    after.title = typed(m_form->title);
    after.agency = agencyOf(m_form->agency);
    const bool isBad = after.title.empty() || m_desk.holdsName(toQt(after.title));
    m_form->titleRow->setError(
        !isBad ? QString()
        : after.title.empty()
            ? tr("It needs a title.")
            : tr("This holds a name of the child. Say %1 instead; nothing was saved.").arg(m_desk.code()));
    if (isBad) return std::nullopt;
  }
  after.owner = personOf(m_form->owner);
  after.due = m_form->due->day();
  after.sentTo = typed(m_form->sentTo);
  auto texts = *opened;
  texts["notes"] = typed(m_form->notes);
  std::erase_if(texts, [](const auto& text) { return text.second.empty(); });
  if (texts != *opened) after.sealed = m_desk.sealed(after.id.uuid, texts);
  if (after == before) return std::nullopt;
  const QString name = after.state == before.state
                           ? tr("edit “%1” of %2").arg(toQt(line->title), m_desk.code())
                           : tr("“%1” of %2: %3").arg(toQt(line->title), m_desk.code(), documentStateWord(after.state));
  auto change = line->record == nullptr ? domain::made(domain::Record{std::move(after)})
                                        : domain::edited(*line->record, std::move(after));
  return domain::ChangeSet{fromQt(name), {std::move(change)}};
}

void DocumentsPart::save() {
  const std::string title = typed(m_form->title);
  const bool isNamed = m_desk.holdsName(toQt(title));
  m_form->titleRow->setError(
      title.empty() ? tr("It needs a title.")
      : isNamed     ? tr("This holds a name of the child. Say %1 instead; nothing was saved.").arg(m_desk.code())
                    : QString());
  if (title.empty() || isNamed) return m_form->title->setFocus(Qt::OtherFocusReason);
  m_desk.write([this, title]() -> std::optional<domain::ChangeSet> {
    auto& state = m_desk.state();
    app::CaseDocumentLine line;
    line.agency = agencyOf(m_form->agency);
    auto made = app::withState(app::documentOf(m_desk.id(), line, state.ids(), state.now().utc),
                               static_cast<CaseDocumentState>(m_form->state->currentIndex()), state.now().utc);
    made.title = title;
    made.owner = personOf(m_form->owner);
    made.due = m_form->due->day();
    made.sentTo = typed(m_form->sentTo);
    made.sealed = m_desk.sealed(made.id.uuid, {{"notes", typed(m_form->notes)}});
    m_awaited = made.id.uuid;
    return domain::ChangeSet{fromQt(tr("add “%1” to %2").arg(toQt(title), m_desk.code())),
                             {domain::made(domain::Record{std::move(made)})}};
  });
}

void DocumentsPart::remove() {
  const auto line = lineOf(m_shown);
  if (!line) return;
  if (line->record == nullptr)
    return m_desk.navigator().say(MessageKind::Info,
                                  tr("It stands on the framework’s checklist. Nothing is recorded of "
                                     "it that could be taken out."));
  m_desk.write([this, id = m_shown]() -> std::optional<domain::ChangeSet> {
    const auto now = lineOf(id);
    if (!now || now->record == nullptr) return std::nullopt;
    return domain::ChangeSet{fromQt(tr("take out “%1” of %2").arg(toQt(now->title), m_desk.code())),
                             {domain::removed(*now->record)}};
  });
  m_desk.navigator().sayUndoable(tr("“%1” was taken out.").arg(toQt(line->title)));
}

void DocumentsPart::askFile(bool gives) {
  const auto line = lineOf(m_shown);
  if (!line || m_desk.key() == nullptr) return;
  auto* dialog = new QFileDialog(this, gives ? tr("Give out this original") : tr("The original"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  if (gives) {
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);  // it is never written over a file
    const auto texts = m_desk.texts(line->record->value.id.uuid, line->record->value.sealed);
    if (texts) dialog->selectFile(toQt(sealedText(*texts, "file")));
  } else {
    dialog->setFileMode(QFileDialog::ExistingFile);
  }
  connect(dialog, &QFileDialog::fileSelected, this, [this, gives](const QString& file) {
    if (gives)
      giveOut(file);
    else
      attach(file);
  });
  dialog->open();
}

void DocumentsPart::attach(const QString& file) {
  const auto key = m_desk.key();
  const auto line = lineOf(m_shown);
  if (key == nullptr || !line || !m_desk.canWrite()) return;
  auto& state = m_desk.state();
  const auto document = app::documentOf(m_desk.id(), *line, state.ids(), state.now().utc);
  state.use<app::SealedOriginal>(
      tr("Sealing an original"), app::SessionUse::Writing,
      [key, path = fromQt(file), id = document.id](app::Session& session, base::Stamp,
                                                   const app::WorkControl&) -> base::Result<app::SealedOriginal> {
        auto bytes = base::readFile(path, app::kLargestOriginal);
        if (!bytes) return tl::make_unexpected(bytes.error());
        auto stored = app::sealOriginal(session, *key, id.uuid, *bytes);
        seal::wipe(*bytes);
        return stored;
      },
      this,
      [this, shown = m_shown, child = m_desk.id(), document, file](base::Result<app::SealedOriginal> stored) {
        if (!stored) {
          m_desk.navigator().say(MessageKind::Error, messageText(stored.error()));
          emit finished();
          return;
        }
        if (m_desk.id() == child)
          m_desk.write([this, shown, document, file, stored = *stored]() -> std::optional<domain::ChangeSet> {
            const auto now = lineOf(shown);
            if (!now) return std::nullopt;
            auto before = now->record == nullptr ? document : now->record->value;
            if (before.id != document.id) {  // the bytes are sealed for a record that isn't it any more
              m_desk.navigator().say(MessageKind::Warning,
                                     tr("The document was changed meanwhile. Attach the file again."));
              return std::nullopt;
            }
            auto texts = m_desk.texts(before.id.uuid, before.sealed);
            if (!texts) return std::nullopt;
            (*texts)["file"] = pathFrom(file).filename().string();
            (*texts)["sha256"] = stored.sha256;
            auto after = app::withState(before, CaseDocumentState::Received, m_desk.state().now().utc);
            after.sealedSha256 = stored.sealedSha256;
            after.sealed = m_desk.sealed(after.id.uuid, *texts);
            const QString name = tr("attach the original of “%1” of %2").arg(toQt(now->title), m_desk.code());
            return domain::ChangeSet{fromQt(name),
                                     {now->record == nullptr ? domain::made(domain::Record{std::move(after)})
                                                             : domain::edited(*now->record, std::move(after))}};
          });
        emit finished();
      });
}

void DocumentsPart::giveOut(const QString& file) {
  const auto key = m_desk.key();
  const auto line = lineOf(m_shown);
  if (key == nullptr || !line || line->record == nullptr) return;
  const auto document = line->record->value;
  const auto texts = m_desk.texts(document.id.uuid, document.sealed);
  if (!texts) return m_desk.navigator().say(MessageKind::Error, messageText(texts.error()));
  auto& state = m_desk.state();
  const auto as = fromQt(RestrictedDoors::of(state).openAs(domain::RestrictedPart::TrackedChildren));
  state.use<bool>(
      tr("Giving out an original"), app::SessionUse::Writing,
      [key, document, sha256 = sealedText(*texts, "sha256"), path = pathFrom(file),
       reason = "An original of " + fromQt(m_desk.code()) + " was given out by " + as](
          app::Session& session, base::Stamp now, const app::WorkControl&) -> base::Result<bool> {
        if (std::filesystem::exists(path)) return base::fail(base::Code::FileExists, {{"file", path.string()}});
        auto bytes = app::openOriginal(session, *key, document.id.uuid, document.sealedSha256, sha256);
        if (!bytes) return tl::make_unexpected(bytes.error());
        const auto noted = app::noteAccess(session, domain::IdentityAccessKind::Exported, reason, 1, now);
        const auto written = noted ? base::writeFileSafely(path, *bytes) : noted;
        seal::wipe(*bytes);
        if (!written) return tl::make_unexpected(written.error());
        return true;
      },
      this,
      [this, file](base::Result<bool> done) {
        if (done)
          m_desk.navigator().say(MessageKind::Done, tr("Wrote %1, as it came in. It isn’t sealed there.").arg(file));
        else
          m_desk.navigator().say(MessageKind::Error, messageText(done.error()));
        emit finished();
      });
}

}  // namespace waymark::ui
