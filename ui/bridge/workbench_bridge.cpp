// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/workbench_bridge.h"

#include <QCoreApplication>
#include <QEvent>

#include "base/date.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

QEvent::Type wakeType() {
  static const auto type = static_cast<QEvent::Type>(QEvent::registerEventType());
  return type;
}

}  // namespace

WorkbenchBridge::WorkbenchBridge(const QString& author) : m_author(author) {}

WorkbenchBridge::~WorkbenchBridge() {
  m_workbench.reset();  // no wake comes after this
}

app::Workbench& WorkbenchBridge::workbench() {
  if (!m_workbench) {
    m_workbench = std::make_unique<app::Workbench>(app::WorkbenchOptions{
        .author = fromQt(m_author),
        .wake = [this] { QCoreApplication::postEvent(this, new QEvent(wakeType())); },
        .clock = [] { return base::systemNow().utc; },
    });
  }
  return *m_workbench;
}

app::JobId WorkbenchBridge::open(const std::filesystem::path& file) {
  return workbench().open(file);
}
app::JobId WorkbenchBridge::create(const std::filesystem::path& file, domain::ChangeSet first) {
  return workbench().create(file, std::move(first));
}
app::JobId WorkbenchBridge::apply(domain::ChangeSet changes) {
  return workbench().apply(std::move(changes));
}
app::JobId WorkbenchBridge::undo() {
  return workbench().undo();
}
app::JobId WorkbenchBridge::redo() {
  return workbench().redo();
}
app::JobId WorkbenchBridge::use(std::string name, app::SessionUse use, app::SessionWork work) {
  return workbench().use(std::move(name), use, std::move(work));
}
void WorkbenchBridge::setBackups(const app::BackupSettings& settings) {
  workbench().setBackups(settings);
}
app::JobId WorkbenchBridge::backUp(app::BackupWhy why) {
  return workbench().backUp(why);
}
app::JobId WorkbenchBridge::listBackups() {
  return workbench().listBackups();
}
app::JobId WorkbenchBridge::previewRestore(const std::filesystem::path& backup) {
  return workbench().previewRestore(backup);
}
app::JobId WorkbenchBridge::restore(const std::filesystem::path& backup) {
  return workbench().restore(backup);
}
app::JobId WorkbenchBridge::importFile(const std::filesystem::path& file) {
  return workbench().importFile(file);
}
app::JobId WorkbenchBridge::exportFile(std::string sha256, app::ExportTo to) {
  return workbench().exportFile(std::move(sha256), std::move(to));
}
std::string WorkbenchBridge::author() const {
  return fromQt(m_author);
}
void WorkbenchBridge::cancel(app::JobId job) {
  workbench().cancel(job);
}

bool WorkbenchBridge::event(QEvent* event) {
  if (event->type() != wakeType()) return QObject::event(event);
  if (m_workbench) {
    auto events = m_workbench->drain();
    if (m_receiver && !events.empty()) m_receiver(std::move(events));
  }
  return true;
}

}  // namespace waymark::ui
