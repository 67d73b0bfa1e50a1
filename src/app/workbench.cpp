// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "app/session.h"

namespace waymark::app {

using storage::WorkControl;

struct Workbench::Impl {
  enum class Kind { Read, Write };
  /// Runs on the storage thread. Gives the one event that ends the job.
  using Work = std::function<Event(const WorkControl&)>;
  struct Job {
    JobId id = 0;
    Kind kind = Kind::Read;
    std::string name;
    std::stop_source stop;
    Work work;
  };

  explicit Impl(WorkbenchOptions given)
      : options(std::move(given)), thread([this](const std::stop_token& end) { loop(end); }) {}

  JobId add(Kind kind, std::string name, std::function<Event(JobId, const WorkControl&)> work) {
    const std::scoped_lock lock(mutex);
    const JobId id = ++lastId;
    jobs.push_back({id, kind, std::move(name), std::stop_source(),
                    [id, work = std::move(work)](const WorkControl& control) { return work(id, control); }});
    if (kind == Kind::Write) ++writes;
    changed.notify_one();
    return id;
  }

  /// Hands events to the window; a waiting Progress of the same job is replaced.
  void post(std::vector<Event> fresh) {
    std::function<void()> wake;
    {
      const std::scoped_lock lock(mutex);
      if (events.empty()) wake = options.wake;
      for (auto& event : fresh) {
        const auto* now = std::get_if<Progress>(&event);
        auto* last = events.empty() ? nullptr : std::get_if<Progress>(&events.back());
        if (now != nullptr && last != nullptr && last->job == now->job)
          *last = *now;
        else
          events.push_back(std::move(event));
      }
    }
    if (wake) wake();
  }

  void loop(const std::stop_token& end) {
    for (;;) {
      Job job;
      {
        std::unique_lock lock(mutex);
        if (!changed.wait(lock, end, [&] { return !jobs.empty(); }) && jobs.empty()) break;
        job = std::move(jobs.front());
        jobs.pop_front();
        running.emplace(job.id, job.stop);
      }
      runOne(std::move(job));
    }
    session.reset();
  }

  void runOne(Job job) {
    const WorkControl control{job.stop.get_token(), [this, id = job.id](std::size_t done, std::size_t total) {
                                post({Progress{id, done, total}});
                              }};
    std::vector<Event> fresh;
    if (control.stop.stop_requested())
      fresh.emplace_back(failed(job.id, job.name, {base::Code::Cancelled, "", {}}));
    else
      fresh.push_back(job.work(control));
    job.work = nullptr;
    {
      const std::scoped_lock lock(mutex);
      if (job.kind == Kind::Write && --writes == 0) fresh.emplace_back(Saved{});
    }
    post(std::move(fresh));
    const std::scoped_lock lock(mutex);
    running.reset();
    idle.notify_all();
  }

  static Failed failed(JobId id, std::string name, base::Error error,
                       std::optional<domain::Conflict> conflict = std::nullopt) {
    return Failed{id, std::move(name), std::move(error), std::move(conflict)};
  }

  /// Opened again while it is open: its lock is our own, so the session stays and its records are read afresh.
  [[nodiscard]] bool isOpen(const std::filesystem::path& file) const {
    std::error_code ignored;
    return session && std::filesystem::equivalent(file, session->file(), ignored);
  }

  Event reloaded(JobId id, const WorkControl& control) {
    auto workspace = session->load(control);
    if (!workspace) return failed(id, "open", std::move(workspace.error()));
    return Opened{id, session->file(), std::move(*workspace), session->outcome(), session->readOnlyWhy()};
  }

  Event opened(JobId id, const char* name, base::Result<Session> fresh, const WorkControl& control) {
    if (!fresh) return failed(id, name, std::move(fresh.error()));
    auto workspace = fresh->load(control);
    if (!workspace) return failed(id, name, std::move(workspace.error()));
    session.emplace(std::move(*fresh));
    return Opened{id, session->file(), std::move(*workspace), session->outcome(), session->readOnlyWhy()};
  }

  Event applied(JobId id, std::string name, tl::expected<storage::Applied, storage::Refused> result) {
    if (!result)
      return failed(id, std::move(name), std::move(result.error().error), std::move(result.error().conflict));
    return Applied{id, std::move(result->changes), result->number, session->history()};
  }

  /// For jobs that need an open workspace.
  template <class F>
  JobId addOnSession(Kind kind, std::string name, F work) {
    return add(kind, name, [this, name, work = std::move(work)](JobId id, const WorkControl& control) -> Event {
      if (!session) return failed(id, name, {base::Code::BadUse, "", {{"problem", "No workspace is open"}}});
      return work(id, control);
    });
  }

  WorkbenchOptions options;
  mutable std::mutex mutex;  // guards what follows, up to the session
  std::condition_variable_any changed;
  std::condition_variable_any idle;
  std::deque<Job> jobs;
  std::vector<Event> events;
  std::optional<std::pair<JobId, std::stop_source>> running;
  std::size_t writes = 0;
  JobId lastId = 0;
  std::optional<Session> session;  // the thread's own
  std::jthread thread;             // last: it uses all of the above
};

Workbench::Workbench(WorkbenchOptions options) : m_impl(std::make_unique<Impl>(std::move(options))) {}

Workbench::~Workbench() {
  {
    const std::scoped_lock lock(m_impl->mutex);
    // What was written in the window is kept; nobody waits for what would be read.
    for (auto& job : m_impl->jobs)
      if (job.kind == Impl::Kind::Read) job.stop.request_stop();
    m_impl->options.wake = nullptr;
    m_impl->thread.request_stop();
  }
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
    impl->session.reset();
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

JobId Workbench::readLog(std::int64_t after) {
  return m_impl->addOnSession(Impl::Kind::Read, "read the log",
                              [impl = m_impl.get(), after](JobId id, const WorkControl&) -> Event {
                                auto lines = impl->session->store().changesAfter(after);
                                if (!lines) return Impl::failed(id, "read the log", std::move(lines.error()));
                                return LogRead{id, std::move(*lines)};
                              });
}

JobId Workbench::backupTo(std::filesystem::path target) {
  return m_impl->addOnSession(Impl::Kind::Read, "back up",
                              [impl = m_impl.get(), target = std::move(target)](JobId id, const WorkControl&) -> Event {
                                if (auto done = impl->session->store().backupTo(target); !done)
                                  return Impl::failed(id, "back up", std::move(done.error()));
                                return BackedUp{id, target};
                              });
}

void Workbench::cancel(JobId job) {
  const std::scoped_lock lock(m_impl->mutex);
  if (m_impl->running && m_impl->running->first == job) m_impl->running->second.request_stop();
  for (auto& waiting : m_impl->jobs)
    if (waiting.id == job) waiting.stop.request_stop();
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
  m_impl->idle.wait(lock, [&] { return m_impl->jobs.empty() && !m_impl->running; });
}

}  // namespace waymark::app
