// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"

#include "app/workbench_impl.h"

namespace waymark::app {

Workbench::Workbench(WorkbenchOptions options) : m_impl(std::make_unique<Impl>(std::move(options))) {}

Workbench::~Workbench() {
  {
    const std::scoped_lock lock(m_impl->mutex);
    // What was written in the window is kept; nobody waits for what would be read.
    for (auto* lane : {&m_impl->own, &m_impl->beside})
      for (auto& job : lane->jobs)
        if (job.kind == Impl::Kind::Read) job.stop.request_stop();
    m_impl->isEnding = true;
    while (!m_impl->asleep.empty()) {
      m_impl->asleep.begin()->second.stop.request_stop();
      m_impl->requeue(m_impl->asleep.begin()->first);
    }
    if (m_impl->beside.running) m_impl->beside.running->second.request_stop();
    m_impl->options.wake = nullptr;
    m_impl->thread.request_stop();
    m_impl->besideThread.request_stop();
  }
  m_impl->besideThread.join();
  m_impl->thread.join();
}

JobId Workbench::open(std::filesystem::path file) {
  return m_impl->add(Impl::Kind::Read, "open",
                     [impl = m_impl.get(), file = std::move(file)](JobId id, const WorkControl& control) {
                       if (impl->isOpen(file) && !impl->session->readOnlyWhy()) return impl->reloaded(id, control);
                       const auto now = impl->options.clock();
                       return impl->opened(id, "open", Session::open(file, impl->options.author, now), control);
                     });
}

JobId Workbench::openForReading(std::filesystem::path file) {
  return m_impl->add(
      Impl::Kind::Read, "open", [impl = m_impl.get(), file = std::move(file)](JobId id, const WorkControl& control) {
        const auto now = impl->options.clock();
        return impl->opened(id, "open", Session::openForReading(file, impl->options.author, now), control);
      });
}

JobId Workbench::create(std::filesystem::path file, domain::ChangeSet first) {
  return m_impl->add(
      Impl::Kind::Write, "create",
      [impl = m_impl.get(), file = std::move(file), first = std::move(first)](JobId id, const WorkControl& control) {
        const auto now = impl->options.clock();
        return impl->opened(id, "create", Session::create(file, impl->options.author, now, first), control);
      });
}

JobId Workbench::close() {
  return m_impl->add(Impl::Kind::Read, "close", [impl = m_impl.get()](JobId id, const WorkControl&) {
    impl->closeSession();
    return Closed{id};
  });
}

JobId Workbench::apply(domain::ChangeSet changes) {
  auto name = changes.name;
  return m_impl->addOnSession(
      Impl::Kind::Write, name,
      [impl = m_impl.get(), name, changes = std::move(changes)](JobId id, const WorkControl& control) {
        return impl->applied(id, name, impl->session->apply(changes, impl->options.clock(), control));
      });
}

JobId Workbench::undo() {
  return m_impl->addOnSession(Impl::Kind::Write, "undo", [impl = m_impl.get()](JobId id, const WorkControl& control) {
    return impl->applied(id, "undo", impl->session->undo(impl->options.clock(), control));
  });
}

JobId Workbench::redo() {
  return m_impl->addOnSession(Impl::Kind::Write, "redo", [impl = m_impl.get()](JobId id, const WorkControl& control) {
    return impl->applied(id, "redo", impl->session->redo(impl->options.clock(), control));
  });
}

JobId Workbench::use(std::string name, SessionUse use, SessionWork work) {
  const auto kind = use == SessionUse::Writing ? Impl::Kind::Write : Impl::Kind::Read;
  return m_impl->addOnSession(
      kind, name,
      [impl = m_impl.get(), name, work = std::move(work)](JobId id, const WorkControl& control) -> Event {
        auto& session = *impl->session;
        History told = session.history();
        session.setFollower([&](const storage::Applied& applied) {
          told = session.history();
          impl->post({Applied{id, applied.changes, applied.number, told}});
        });
        auto value = work(session, impl->options.clock(), control);
        session.setFollower({});
        // It forgot what could be undone: nothing was changed, but the menu has to know.
        if (told != session.history()) impl->post({Applied{id, {}, 0, session.history()}});
        if (!value) return Impl::failed(id, name, std::move(value.error()));
        return Used{id, std::move(*value)};
      });
}

JobId Workbench::readLog(std::int64_t after) {
  return m_impl->addOnSession(Impl::Kind::Read, "read the log",
                              [impl = m_impl.get(), after](JobId id, const WorkControl&) -> Event {
                                auto lines = impl->session->store().changesAfter(after);
                                if (!lines) return Impl::failed(id, "read the log", std::move(lines.error()));
                                return LogRead{id, std::move(*lines)};
                              });
}

void Workbench::setBackups(std::optional<BackupSettings> settings) {
  const std::scoped_lock lock(m_impl->mutex);
  m_impl->backups = std::move(settings);
}

JobId Workbench::backUp(storage::BackupWhy why) {
  return m_impl->addBeside(
      kBackingUp, true,
      [impl = m_impl.get(), why](JobId id, const Impl::OpenFile& open, const WorkControl& control) -> Event {
        auto reader = storage::open(open.file, storage::Mode::ReadOnly, {});
        if (!reader) return Impl::failed(id, kBackingUp, std::move(reader.error()));
        auto done = app::backUp(reader->store, open.settings, impl->options.clock(), why, control);
        if (!done) return Impl::failed(id, kBackingUp, std::move(done.error()));
        return BackedUp{id, std::move(*done)};
      });
}

JobId Workbench::listBackups() {
  return m_impl->addBeside(kListing, false,
                           [impl = m_impl.get()](JobId id, const Impl::OpenFile& open, const WorkControl&) {
                             return impl->listed(id, open);
                           });
}

JobId Workbench::previewRestore(std::filesystem::path backup) {
  return m_impl->addBeside(
      kPreviewing, false,
      [backup = std::move(backup)](JobId id, const Impl::OpenFile& open, const WorkControl& control) -> Event {
        auto preview = app::previewRestore(open.file, backup, control);
        if (!preview) return Impl::failed(id, kPreviewing, std::move(preview.error()));
        return RestorePreviewed{id, std::move(*preview)};
      });
}

JobId Workbench::restore(std::filesystem::path backup) {
  return m_impl->addOnSession(
      Impl::Kind::Write, kRestoring,
      [impl = m_impl.get(), backup = std::move(backup)](JobId id, const WorkControl& control) -> Event {
        return impl->restored(id, backup, control);
      });
}

void Workbench::cancel(JobId job) {
  const std::scoped_lock lock(m_impl->mutex);
  for (auto* lane : {&m_impl->own, &m_impl->beside}) {
    if (lane->running && lane->running->first == job) lane->running->second.request_stop();
    for (auto& waiting : lane->jobs)
      if (waiting.id == job) waiting.stop.request_stop();
  }
  if (const auto sleeping = m_impl->asleep.find(job); sleeping != m_impl->asleep.end()) {
    sleeping->second.stop.request_stop();
    m_impl->requeue(job);
  }
}

std::vector<Event> Workbench::drain() {
  std::vector<Event> taken;
  const std::scoped_lock lock(m_impl->mutex);
  taken.swap(m_impl->events);
  return taken;
}

std::size_t Workbench::waitingWrites() const {
  const std::scoped_lock lock(m_impl->mutex);
  return m_impl->writes;
}

void Workbench::waitUntilIdle() {
  std::unique_lock lock(m_impl->mutex);
  m_impl->idle.wait(lock, [&] {
    const auto isIdle = [](const Impl::Lane& lane) { return lane.jobs.empty() && !lane.running; };
    return isIdle(m_impl->own) && isIdle(m_impl->beside) && m_impl->asleep.empty();
  });
}

}  // namespace waymark::app
