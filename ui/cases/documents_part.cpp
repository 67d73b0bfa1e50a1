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
    : DocumentsPart(desk, new DocumentModel, new DocumentForm(desk.state().now().today)) {}

DocumentsPart::DocumentsPart(CaseDesk& desk, DocumentModel* model, DocumentForm* form)
    : RecordPart(desk,
                 {"cases.documents", tr("Documents by agency"), DocumentModel::Title, 220,
                  tr("A document beyond the checklist")},
                 model, form),
      m_model(model),
      m_form(form) {
  connect(m_form->attach, &QPushButton::clicked, this, [this] { askFile(false); });
  connect(m_form->giveOut, &QPushButton::clicked, this, [this] { askFile(true); });
}

std::vector<app::CaseDocumentLine> DocumentsPart::lines() const {
  const auto* child = desk().child();
  if (child == nullptr) return {};
  return app::documentsOf(desk().state().workspace(), *child, {}, desk().state().planPack(), desk().state().calendar());
}

std::optional<app::CaseDocumentLine> DocumentsPart::lineOf(const base::Uuid& id) const {
  for (auto& line : lines())
    if (idOfLine(line) == id) return line;
  return std::nullopt;
}

void DocumentsPart::empty() {
  RecordPart::empty();
  m_model->setRows({});
  m_form->notes->setText({});
  m_form->original->clear();
}

void DocumentsPart::fillRows() {
  followRows(*m_model, documentRows(lines(), desk().state().now()), [](const DocumentRow& row) { return row.id; });
}

std::optional<base::Result<app::SealedTexts>> DocumentsPart::openedWords(const base::Uuid& id) const {
  const auto line = lineOf(id);
  if (!line) return std::nullopt;
  if (line->record == nullptr) return app::SealedTexts{};
  return desk().texts(line->record->value.id.uuid, line->record->value.sealed);
}

void DocumentsPart::fillForm(const base::Uuid& id, const app::SealedTexts& words, bool isOther) {
  const auto line = *lineOf(id);
  const auto one = line.record == nullptr ? CaseDocument{} : line.record->value;
  const bool isFurther = line.packDocument.empty();
  m_form->heading->setText(toQt(line.title));
  m_form->titleRow->setVisible(isFurther);
  m_form->titleRow->setError({});
  m_form->agencyRow->setVisible(isFurther);
  fillLine(m_form->title, one.title, isOther);
  setAgency(m_form->agency, line.agency);
  m_form->state->setCurrentIndex(static_cast<int>(line.state));
  fillPeople(m_form->owner, desk().state(), one.owner, isOther);
  m_form->due->setToday(desk().state().now().today);
  fillDay(m_form->due, one.due, isOther);
  m_form->dueRow->setHint(dueHint(line));
  fillLine(m_form->sentTo, one.sentTo, isOther);
  fillNotes(m_form->notes, sealedText(words, "notes"), isOther);
  m_form->originalPart->show();
  const bool hasOriginal = !one.sealedSha256.empty();
  const bool isOpen = desk().canWrite() && desk().texts(one.id.uuid, one.sealed).has_value();
  m_form->original->setText(hasOriginal ? tr("Original: %1, under the seal").arg(toQt(sealedText(words, "file")))
                                        : tr("No original is attached."));
  m_form->attach->setText(hasOriginal ? tr("Attach another…") : tr("Attach the original…"));
  m_form->attach->setEnabled(isOpen);
  m_form->giveOut->setVisible(hasOriginal);
  m_form->giveOut->setEnabled(isOpen);
}

void DocumentsPart::fillNew() {
  m_form->heading->setText(tr("A document beyond the checklist"));
  m_form->titleRow->show();
  m_form->titleRow->setError({});
  m_form->agencyRow->show();
  m_form->dueRow->setHint({});
  for (auto* line : {m_form->title, m_form->sentTo}) fillLine(line, {}, true);
  m_form->state->setCurrentIndex(0);
  fillPeople(m_form->owner, desk().state(), {}, true);
  fillDay(m_form->due, {}, true);
  fillNotes(m_form->notes, {}, true);
  m_form->originalPart->hide();
}

bool DocumentsPart::isTitleRight() {
  const auto title = typed(m_form->title);
  const bool isNamed = desk().holdsName(toQt(title));
  m_form->titleRow->setError(
      title.empty() ? tr("It needs a title.")
      : isNamed     ? tr("This holds a name of the child. Say %1 instead; nothing was saved.").arg(desk().code())
                    : QString());
  return !title.empty() && !isNamed;
}

std::optional<domain::ChangeSet> DocumentsPart::edit(const base::Uuid& id) {
  const auto line = lineOf(id);
  auto& state = desk().state();
  if (!line) return std::nullopt;
  const auto before = app::documentOf(desk().id(), *line, state.ids(), state.now().utc);
  const auto opened = desk().texts(before.id.uuid, before.sealed);
  if (!opened) return std::nullopt;
  auto after = app::withState(before, static_cast<CaseDocumentState>(m_form->state->currentIndex()), state.now().utc);
  if (line->packDocument.empty()) {
    after.title = typed(m_form->title);
    after.agency = agencyOf(m_form->agency);
    if (!isTitleRight()) return std::nullopt;
  }
  after.owner = personOf(m_form->owner);
  after.due = m_form->due->day();
  after.sentTo = typed(m_form->sentTo);
  auto texts = *opened;
  texts["notes"] = typed(m_form->notes);
  std::erase_if(texts, [](const auto& text) { return text.second.empty(); });
  if (texts != *opened) after.sealed = desk().sealed(after.id.uuid, texts);
  if (after == before) return std::nullopt;
  const QString name = after.state == before.state
                           ? tr("edit “%1” of %2").arg(toQt(line->title), desk().code())
                           : tr("“%1” of %2: %3").arg(toQt(line->title), desk().code(), documentStateWord(after.state));
  auto change = line->record == nullptr ? domain::made(domain::Record{std::move(after)})
                                        : domain::edited(*line->record, std::move(after));
  return domain::ChangeSet{fromQt(name), {std::move(change)}};
}

void DocumentsPart::save() {
  if (!isTitleRight()) return m_form->title->setFocus(Qt::OtherFocusReason);
  desk().write([this, title = typed(m_form->title)]() -> std::optional<domain::ChangeSet> {
    auto& state = desk().state();
    app::CaseDocumentLine line;
    line.agency = agencyOf(m_form->agency);
    auto made = app::withState(app::documentOf(desk().id(), line, state.ids(), state.now().utc),
                               static_cast<CaseDocumentState>(m_form->state->currentIndex()), state.now().utc);
    made.title = title;
    made.owner = personOf(m_form->owner);
    made.due = m_form->due->day();
    made.sentTo = typed(m_form->sentTo);
    made.sealed = desk().sealed(made.id.uuid, {{"notes", typed(m_form->notes)}});
    await(made.id.uuid);
    return domain::ChangeSet{fromQt(tr("add “%1” to %2").arg(toQt(title), desk().code())),
                             {domain::made(domain::Record{std::move(made)})}};
  });
}

void DocumentsPart::remove() {
  const auto line = lineOf(shownId());
  if (!line) return;
  if (line->record == nullptr)
    return desk().navigator().say(MessageKind::Info,
                                  tr("It stands on the framework’s checklist. Nothing is recorded of "
                                     "it that could be taken out."));
  desk().write([this, id = shownId()]() -> std::optional<domain::ChangeSet> {
    const auto now = lineOf(id);
    if (!now || now->record == nullptr) return std::nullopt;
    return domain::ChangeSet{fromQt(tr("take out “%1” of %2").arg(toQt(now->title), desk().code())),
                             {domain::removed(*now->record)}};
  });
  desk().navigator().sayUndoable(tr("“%1” was taken out.").arg(toQt(line->title)));
}

void DocumentsPart::askFile(bool gives) {
  const auto line = lineOf(shownId());
  if (!line || desk().key() == nullptr) return;
  auto* dialog = new QFileDialog(this, gives ? tr("Give out this original") : tr("The original"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  if (gives) {
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);  // it is never written over a file
    const auto texts = desk().texts(line->record->value.id.uuid, line->record->value.sealed);
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
  const auto key = desk().key();
  const auto line = lineOf(shownId());
  if (key == nullptr || !line || !desk().canWrite()) return;
  auto& state = desk().state();
  const auto document = app::documentOf(desk().id(), *line, state.ids(), state.now().utc);
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
      [this, shown = shownId(), child = desk().id(), document, file](base::Result<app::SealedOriginal> stored) {
        if (!stored) {
          desk().navigator().say(MessageKind::Error, messageText(stored.error()));
          emit finished();
          return;
        }
        if (desk().id() == child)
          desk().write([this, shown, document, file, stored = *stored]() -> std::optional<domain::ChangeSet> {
            const auto now = lineOf(shown);
            if (!now) return std::nullopt;
            auto before = now->record == nullptr ? document : now->record->value;
            if (before.id != document.id) {  // the bytes are sealed for a record that isn't it any more
              desk().navigator().say(MessageKind::Warning,
                                     tr("The document was changed meanwhile. Attach the file again."));
              return std::nullopt;
            }
            auto texts = desk().texts(before.id.uuid, before.sealed);
            if (!texts) return std::nullopt;
            (*texts)["file"] = pathFrom(file).filename().string();
            (*texts)["sha256"] = stored.sha256;
            auto after = app::withState(before, CaseDocumentState::Received, desk().state().now().utc);
            after.sealedSha256 = stored.sealedSha256;
            after.sealed = desk().sealed(after.id.uuid, *texts);
            const QString name = tr("attach the original of “%1” of %2").arg(toQt(now->title), desk().code());
            return domain::ChangeSet{fromQt(name),
                                     {now->record == nullptr ? domain::made(domain::Record{std::move(after)})
                                                             : domain::edited(*now->record, std::move(after))}};
          });
        emit finished();
      });
}

void DocumentsPart::giveOut(const QString& file) {
  const auto key = desk().key();
  const auto line = lineOf(shownId());
  if (key == nullptr || !line || line->record == nullptr) return;
  const auto document = line->record->value;
  const auto texts = desk().texts(document.id.uuid, document.sealed);
  if (!texts) return desk().navigator().say(MessageKind::Error, messageText(texts.error()));
  auto& state = desk().state();
  const auto as = fromQt(RestrictedDoors::of(state).openAs(domain::RestrictedPart::TrackedChildren));
  state.use<bool>(
      tr("Giving out an original"), app::SessionUse::Writing,
      [key, document, sha256 = sealedText(*texts, "sha256"), path = pathFrom(file),
       reason = "An original of " + fromQt(desk().code()) + " was given out by " + as](
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
          desk().navigator().say(MessageKind::Done, tr("Wrote %1, as it came in. It isn’t sealed there.").arg(file));
        else
          desk().navigator().say(MessageKind::Error, messageText(done.error()));
        emit finished();
      });
}

}  // namespace waymark::ui
