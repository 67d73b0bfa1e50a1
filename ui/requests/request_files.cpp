// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/request_files.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <algorithm>
#include <utility>

#include "app/attachments.h"
#include "app/list_file.h"
#include "app/request_bundle.h"
#include "base/file.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "render/submissions_pdf.h"

namespace waymark::ui {

namespace {

constexpr std::size_t kLargestRequestFile = 50'000'000;
const auto kRequestsReady = static_cast<QEvent::Type>(QEvent::registerEventType());

}  // namespace

RequestFiles::RequestFiles(AppState& state, Navigator& navigator, QWidget* dialogs, Rows rows)
    : QObject(dialogs),
      m_state(state),
      m_navigator(navigator),
      m_dialogs(dialogs),
      m_rows(std::move(rows)),
      m_background([this] { QCoreApplication::postEvent(this, new QEvent(kRequestsReady)); }) {
  connect(&m_state, &AppState::loaded, this, [this] { m_sending.clear(); });
  connect(&m_state, &AppState::fileStored, this, &RequestFiles::stored);
  connect(&m_state, &AppState::fileFailed, this, [this](app::JobId job, const base::Error& error) {
    if (std::erase_if(m_sending, [job](const Waiting& one) { return one.job == job; }) > 0)
      m_navigator.say(MessageKind::Error, messageText(error));
  });
}

void RequestFiles::ask(For what, const QString& title, const QString& filter, const QString& suffix,
                       const std::function<void(const QString&)>& chosen) {
  auto* dialog = new QFileDialog(m_dialogs, title, {}, filter);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  if (what == For::Saving) {
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
  } else {
    dialog->setFileMode(QFileDialog::ExistingFile);
  }
  connect(dialog, &QFileDialog::fileSelected, this, chosen);
  dialog->open();
}

void RequestFiles::send(const app::RequestRow& row, const QString& file, app::Sending sending) {
  // What would refuse it is said before the bytes come in.
  if (const auto fine = app::sendChanges(m_state.workspace(), row, sending); !fine)
    return m_navigator.say(MessageKind::Error, messageText(fine.error()));
  const auto path = pathFrom(file);
  sending.version.id = m_state.newId<domain::RequestVersionTag>();
  sending.version.name = app::safeFileName(path.filename().string());
  sending.version.sentBy = m_state.author();
  // The bytes first, the records after: a crash in between leaves bytes that the next opening takes away.
  m_sending.push_back({m_state.importFile(path), row, std::move(sending)});
}

void RequestFiles::stored(const app::FileStored& event) {
  const auto at = std::ranges::find(m_sending, event.job, &Waiting::job);
  if (at == m_sending.end()) return;
  auto waiting = std::move(*at);
  m_sending.erase(at);
  auto& version = waiting.sending.version;
  version.sha256 = event.sha256;
  version.bytes = static_cast<int>(event.bytes);
  version.sentAt = m_state.now().utc;
  // As it stands now: somebody may have changed it meanwhile.
  const auto& rows = m_rows();
  const auto now = std::ranges::find(rows, waiting.row.id(), &app::RequestRow::id);
  const auto& row = now == rows.end() ? waiting.row : *now;
  const QString name = toQt(version.name);
  auto set = app::sendChanges(m_state.workspace(), row, std::move(waiting.sending));
  if (!set) return m_navigator.say(MessageKind::Error, messageText(set.error()));
  m_state.apply(*std::move(set));
  m_navigator.sayUndoable(tr("%1: %2 is kept as it was sent.").arg(toQt(row.code), name));
}

void RequestFiles::askWhereToSave(const domain::RequestVersion& version) {
  ask(For::Saving, tr("Save a copy of %1").arg(toQt(version.name)), tr("All files (*)"),
      QFileInfo(toQt(version.name)).suffix(), [this, version](const QString& file) {
        m_state.exportFile(tr("Saving a copy of %1").arg(toQt(version.name)), version.sha256,
                           {pathFrom(file), app::ExportTo::Existing::Replace});
      });
}

void RequestFiles::askSheetOut() {
  ask(For::Saving, tr("Write all requests to a sheet"), tr("Workbook (*.xlsx);;CSV (*.csv)"), QStringLiteral("xlsx"),
      [this](const QString& file) { writeSheet(file); });
}

void RequestFiles::writeSheet(const QString& file) {
  m_background.run(
      "sheet",
      [path = pathFrom(file), sheet = app::requestSheet(m_state.workspace(), m_rows())](const std::stop_token& stop) {
        return std::pair(app::writeList(path, sheet, stop), sheet.rows.size());
      },
      [this, file](const std::pair<base::Result<void>, std::size_t>& written) {
        if (!written.first) return m_navigator.say(MessageKind::Error, messageText(written.first.error()));
        m_navigator.say(MessageKind::Done,
                        tr("%L1 requests are in %2. The ids in its first column stay as they are: by them it comes back.")
                            .arg(written.second)
                            .arg(QFileInfo(file).fileName()));
      });
}

void RequestFiles::askSheetIn() {
  ask(For::Opening, tr("Read a sheet of requests"), tr("Sheets (*.xlsx *.ods *.csv);;All files (*)"), {},
      [this](const QString& file) { readSheet(file); });
}

void RequestFiles::readSheet(const QString& file) {
  const auto* inspection = m_state.inspection();
  if (inspection == nullptr) return;
  auto present = std::make_shared<domain::Workspace>();
  present->table<domain::Person>() = m_state.workspace().all<domain::Person>();
  present->table<domain::Partner>() = m_state.workspace().all<domain::Partner>();
  present->table<domain::Request>() = m_state.workspace().all<domain::Request>();
  m_background.run(
      "read",
      [path = pathFrom(file), present, of = inspection->value, pack = m_state.planPack(), all = m_rows(),
       now = m_state.now()](const std::stop_token&) -> base::Result<app::RequestImport> {
        const auto bytes = base::readFile(path, kLargestRequestFile);
        if (!bytes) return tl::make_unexpected(bytes.error());
        base::IdMaker ids;
        return app::previewRequests(*bytes, path.filename().string(), *present, of, pack, all, ids, now);
      },
      [this](base::Result<app::RequestImport> import) { takePreview(std::move(import)); });
}

void RequestFiles::takePreview(base::Result<app::RequestImport> import) {
  if (!import) return m_navigator.say(MessageKind::Error, messageText(import.error()));
  emit previewed(std::make_shared<const app::RequestImport>(*std::move(import)));
}

void RequestFiles::writeReturn(const app::ReturnForm& form, const QString& file) {
  const auto* inspection = m_state.inspection();
  if (inspection == nullptr) return;
  const auto lines = app::returnLines(m_state.workspace(), inspection->value.id, form);
  m_background.run(
      "sheet",
      [path = pathFrom(file), sheet = app::returnSheet(form, lines)](const std::stop_token& stop) {
        return std::pair(app::writeList(path, sheet, stop), sheet.rows.size());
      },
      [this, file](const std::pair<base::Result<void>, std::size_t>& written) {
        if (!written.first) return m_navigator.say(MessageKind::Error, messageText(written.first.error()));
        m_navigator.say(MessageKind::Done, tr("%L1 lines are in %2. The ids in its first column stay as they are.")
                                               .arg(written.second)
                                               .arg(QFileInfo(file).fileName()));
      });
}

void RequestFiles::readReturn(const app::ReturnForm& form, const QString& file) {
  const auto* inspection = m_state.inspection();
  if (inspection == nullptr) return;
  auto present = std::make_shared<domain::Workspace>();
  present->table<domain::ReturnRow>() = m_state.workspace().all<domain::ReturnRow>();
  m_background.run(
      "read",
      [path = pathFrom(file), present, of = inspection->value.id, &form, who = m_state.author(),
       at = m_state.now().utc](const std::stop_token&) -> base::Result<app::RequestImport> {
        const auto bytes = base::readFile(path, kLargestRequestFile);
        if (!bytes) return tl::make_unexpected(bytes.error());
        base::IdMaker ids;
        return app::previewReturn(*bytes, path.filename().string(), *present, of, form, ids, who, at);
      },
      [this](base::Result<app::RequestImport> import) { takePreview(std::move(import)); });
}

void RequestFiles::askPrint() {
  ask(For::Saving, tr("Print the submission log"), tr("Pages to print (*.pdf)"), QStringLiteral("pdf"),
      [this](const QString& file) { print(file); });
}

void RequestFiles::print(const QString& file) {
  const auto* inspection = m_state.inspection();
  if (inspection == nullptr) return;
  const auto log = app::submissionLog(m_state.workspace(), inspection->value, m_rows(), m_state.now());
  const auto saved = saveSubmissionsPdf(log, pathFrom(file));
  if (!saved) return m_navigator.say(MessageKind::Error, messageText(saved.error()));
  m_navigator.say(MessageKind::Done, tr("The submission log, %L1 versions, is in %2, ready to print.")
                                         .arg(log.lines.size())
                                         .arg(QFileInfo(file).fileName()));
}

void RequestFiles::askBundle() {
  ask(For::Saving, tr("Bundle what was sent"), tr("ZIP files (*.zip)"), QStringLiteral("zip"),
      [this](const QString& file) { writeBundle(file); });
}

void RequestFiles::writeBundle(const QString& file) {
  const auto* inspection = m_state.inspection();
  if (inspection == nullptr) return;
  auto bundle = std::make_shared<const app::Bundle>(
      app::bundleOf(m_state.workspace(), inspection->value, m_rows(), m_state.now()));
  m_state.use<std::size_t>(
      tr("Bundling what was sent"), app::SessionUse::Reading,
      [bundle, path = pathFrom(file)](app::Session& session, base::Stamp,
                                      const app::WorkControl& control) -> base::Result<std::size_t> {
        if (auto written = app::writeBundle(session, *bundle, path, control); !written)
          return tl::make_unexpected(std::move(written.error()));
        return bundle->files.size();
      },
      this, [this, bundle, file](base::Result<std::size_t> files) {
        if (!files) return m_navigator.say(MessageKind::Error, messageText(files.error()));
        QString words = tr("%L1 files are in %2, with an index and checksums.")
                            .arg(*files)
                            .arg(QFileInfo(file).fileName());
        if (bundle->log.leftOut > 0) words += tr(" %L1 under the embargo were left out.").arg(bundle->log.leftOut);
        m_navigator.say(MessageKind::Done, words);
      });
}

bool RequestFiles::event(QEvent* event) {
  if (event->type() != kRequestsReady) return QObject::event(event);
  m_background.deliver();
  return true;
}

}  // namespace waymark::ui
