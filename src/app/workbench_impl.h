// SPDX-License-Identifier: GPL-3.0-or-later
// The workbench's two threads, their queues and what is open. For workbench.cpp and workbench_files.cpp alone.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include "app/backup.h"
#include "app/session.h"
#include "app/workbench.h"
#include "storage/attachments.h"

namespace waymark::app {

/// What Failed calls the jobs that have no name of a change.
inline constexpr const char* kBackingUp = "back up";
inline constexpr const char* kListing = "list backups";
inline constexpr const char* kPreviewing = "preview a restore";
inline constexpr const char* kRestoring = "restore";
inline constexpr const char* kTidying = "tidy up";
inline constexpr std::chrono::seconds kLongestClosing{20};

struct Workbench::Impl {
  enum class Kind { Read, Write };
  /// Runs on the storage thread. Gives the one event that ends the job.
  using Work = std::function<Event(const WorkControl&)>;
  /// The same in parts; other jobs come between.
  struct Sliced {
    enum class Next { Soon, OnceWoken } next = Next::Soon;  // OnceWoken: there is nothing to do before wake()
    std::optional<Event> end;                               // the job's, if it has ended
  };
  using Slice = std::function<Sliced(const WorkControl&)>;
  struct Job {
    JobId id = 0;
    Kind kind = Kind::Read;
    std::string name;
    std::stop_source stop;
    Work work;
    Slice slice;  // instead of work
  };

  /// What one thread does, in order.
  struct Lane {
    std::deque<Job> jobs;
    std::optional<std::pair<JobId, std::stop_source>> running;
  };

  explicit Impl(WorkbenchOptions given)
      : options(std::move(given)),
        thread([this](const std::stop_token& end) {
          loop(own, end);
          closeSession();
        }),
        besideThread([this](const std::stop_token& end) { loop(beside, end); }) {}

  JobId add(Kind kind, std::string name, std::function<Event(JobId, const WorkControl&)> work) {
    return addTo(own, kind, std::move(name), std::move(work));
  }

  JobId addSlices(std::string name, std::function<Sliced(JobId, const WorkControl&)> slice) {
    const std::scoped_lock lock(mutex);
    const JobId id = ++lastId;
    own.jobs.push_back({id,
                        Kind::Read,
                        std::move(name),
                        std::stop_source(),
                        {},
                        [id, slice = std::move(slice)](const WorkControl& control) { return slice(id, control); }});
    changed.notify_all();
    return id;
  }

  /// A job that waits with OnceWoken has something to do. From any thread.
  void wake(JobId id) {
    const std::scoped_lock lock(mutex);
    if (!requeue(id)) woken.insert(id);
  }
  /// Under the mutex. False if it doesn't sleep.
  bool requeue(JobId id) {
    auto job = asleep.extract(id);
    if (job.empty()) return false;
    own.jobs.push_back(std::move(job.mapped()));
    changed.notify_all();
    return true;
  }

  /// Takes away what an import has written, behind what waits. From the storage thread.
  void tidyUp(std::shared_ptr<storage::ContentWriting> import, std::uint64_t number) {
    const std::scoped_lock lock(mutex);
    own.jobs.push_back({0,
                        Kind::Read,
                        kTidying,
                        std::stop_source(),
                        {},
                        [this, number, import = std::move(import)](const WorkControl&) -> Sliced {
                          // Of a file that was closed meanwhile the sweep takes care, at the next opening.
                          if (!session || sessionNumber != number) return {{}, Closed{}};
                          const auto step = import->giveUp(session->store());
                          if (step && *step == storage::Step::More) return {};
                          return {{}, Closed{}};
                        }});
  }

  JobId addTo(Lane& lane, Kind kind, std::string name, std::function<Event(JobId, const WorkControl&)> work) {
    const std::scoped_lock lock(mutex);
    const JobId id = ++lastId;
    lane.jobs.push_back({id,
                         kind,
                         std::move(name),
                         std::stop_source(),
                         [id, work = std::move(work)](const WorkControl& control) { return work(id, control); },
                         {}});
    if (kind == Kind::Write) ++writes;
    changed.notify_all();
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

  void loop(Lane& lane, const std::stop_token& end) {
    for (;;) {
      Job job;
      {
        std::unique_lock lock(mutex);
        if (!changed.wait(lock, end, [&] { return !lane.jobs.empty(); }) && lane.jobs.empty()) break;
        job = std::move(lane.jobs.front());
        lane.jobs.pop_front();
        lane.running.emplace(job.id, job.stop);
      }
      runOne(lane, std::move(job));
    }
  }

  void runOne(Lane& lane, Job job) {
    const WorkControl control{job.stop.get_token(), [this, id = job.id](std::size_t done, std::size_t total) {
                                post({Progress{id, done, total}});
                              }};
    std::vector<Event> fresh;
    if (job.slice) {
      auto sliced = job.slice(control);
      if (!sliced.end) {
        const std::scoped_lock lock(mutex);
        lane.running.reset();
        if (isEnding && job.id != 0) job.stop.request_stop();
        const bool hasNews = woken.erase(job.id) > 0 || job.stop.stop_requested();
        if (sliced.next == Sliced::Next::OnceWoken && !hasNews)
          asleep.emplace(job.id, std::move(job));
        else
          lane.jobs.push_back(std::move(job));
        return;
      }
      // A job of its own that tidies up after one that has ended says nothing.
      if (job.id != 0) fresh.push_back(std::move(*sliced.end));
    } else if (control.stop.stop_requested()) {
      fresh.emplace_back(failed(job.id, job.name, {base::Code::Cancelled, "", {}}));
    } else {
      fresh.push_back(job.work(control));
    }
    job.work = nullptr;
    job.slice = nullptr;
    {
      const std::scoped_lock lock(mutex);
      if (job.kind == Kind::Write && --writes == 0) fresh.emplace_back(Saved{});
    }
    post(std::move(fresh));
    const std::scoped_lock lock(mutex);
    woken.erase(job.id);
    lane.running.reset();
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
    closeSession();
    setSession(std::move(*fresh));
    return Opened{id, session->file(), std::move(*workspace), session->outcome(), session->readOnlyWhy()};
  }

  void setSession(Session fresh) {
    session.emplace(std::move(fresh));
    ++sessionNumber;
    const std::scoped_lock lock(mutex);
    openFile = session->file();
    isWritable = !session->readOnlyWhy();
  }

  /// The last backup of a workspace that is left. It may fail or take too long: the work is saved, the next one counts.
  void closeSession() {
    std::optional<BackupSettings> settings;
    {
      const std::scoped_lock lock(mutex);
      settings = backups;
      openFile.clear();
      isWritable = false;
      // One that runs beside would be the same again.
      if (beside.running) beside.running->second.request_stop();
    }
    // What could be undone ends here, and with it the need for bytes that no record names.
    if (session && !session->readOnlyWhy()) (void)storage::sweepContents(session->store());
    if (session && settings && !session->readOnlyWhy()) {
      std::stop_source stop;
      const auto began = std::chrono::steady_clock::now();
      const WorkControl control{stop.get_token(), [&](std::size_t, std::size_t) {
                                  if (std::chrono::steady_clock::now() - began > kLongestClosing) stop.request_stop();
                                }};
      (void)app::backUp(session->store(), *settings, options.clock(), storage::BackupWhy::Closing, control);
    }
    session.reset();
  }

  struct OpenFile {
    std::filesystem::path file;
    BackupSettings settings;
  };
  /// What a job beside the storage thread works on; nothing if it is closed or, for writing a backup, not ours.
  std::optional<OpenFile> besideFile(bool toWrite) {
    const std::scoped_lock lock(mutex);
    if (openFile.empty() || (toWrite && !isWritable)) return std::nullopt;
    return OpenFile{openFile, backups.value_or(BackupSettings())};
  }
  /// A job on the second thread, on the workspace that is open when its turn comes.
  template <class F>
  JobId addBeside(std::string name, bool toWrite, F work) {
    return addTo(beside, Kind::Read, name,
                 [this, name, toWrite, work = std::move(work)](JobId id, const WorkControl& control) -> Event {
                   const auto open = besideFile(toWrite);
                   if (!open) return failed(id, name, {base::Code::BadUse, "", {{"problem", "No workspace is open"}}});
                   return work(id, *open, control);
                 });
  }

  Event listed(JobId id, const OpenFile& open) {
    auto reader = storage::open(open.file, storage::Mode::ReadOnly, {});
    if (!reader) return failed(id, kListing, std::move(reader.error()));
    auto log = reader->store.logHead();
    if (!log) return failed(id, kListing, std::move(log.error()));
    auto origin = reader->store.chainAt(1);
    if (!origin) return failed(id, kListing, std::move(origin.error()));
    auto place = backupPlace(open.file, open.settings);
    auto found = storage::backupsIn(place.folder, origin->value_or(""));
    return BackupsListed{id, std::move(place), std::move(found), std::move(*log)};
  }

  Event restored(JobId id, const std::filesystem::path& backup, const WorkControl& control) {
    std::optional<BackupSettings> settings;
    {
      const std::scoped_lock lock(mutex);
      settings = backups;
    }
    const auto now = options.clock();
    auto done = restoreInto(session->store(), backup, settings.value_or(BackupSettings()), now, control);
    if (!done) return failed(id, kRestoring, std::move(done.error()));
    // Opened anew: what could be undone belongs to the file as it was.
    const auto file = session->file();
    session.reset();
    auto fresh = Session::open(file, options.author, now);
    if (!fresh) return failed(id, kRestoring, std::move(fresh.error()));
    auto workspace = fresh->load();
    if (!workspace) return failed(id, kRestoring, std::move(workspace.error()));
    setSession(std::move(*fresh));
    return RestoreDone{
        id, std::move(*done), {id, file, std::move(*workspace), session->outcome(), session->readOnlyWhy()}};
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
  Lane own;
  Lane beside;                            // backups and their previews, with readers of their own
  std::unordered_map<JobId, Job> asleep;  // of the storage thread's, until they are woken
  std::unordered_set<JobId> woken;        // before they slept
  std::vector<Event> events;
  std::filesystem::path openFile;
  bool isWritable = false;
  std::optional<BackupSettings> backups;
  std::size_t writes = 0;
  JobId lastId = 0;
  bool isEnding = false;            // slices stop
  std::optional<Session> session;   // the thread's own
  std::uint64_t sessionNumber = 0;  // goes up with each: a slice knows whether it is still the one it began with
  std::jthread thread;              // last: they use all of the above
  std::jthread besideThread;
};

}  // namespace waymark::app
