// SPDX-License-Identifier: GPL-3.0-or-later
// What the window knows: the workspace's values, its pack, the dated plan and the time. Pages read from it, write
// through apply(), and follow its signals. It never waits for the disk.
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <any>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <vector>

#include "app/plan.h"
#include "base/date.h"
#include "base/id.h"
#include "bridge/workspace_port.h"
#include "calendar/calendar.h"
#include "domain/workspace.h"
#include "framework/pack_loader.h"
#include "schedule/timeline.h"

class QTimer;

namespace waymark::ui {

class Backups;
class SealKeeper;

class AppState final : public QObject {
  Q_OBJECT
 public:
  using ClockSource = std::function<base::Now()>;
  AppState(WorkspacePort& port, framework::Library library, ClockSource clock, QObject* parent = nullptr);
  ~AppState() override;

  // --- the workspace
  [[nodiscard]] bool isOpen() const { return m_isOpen; }
  [[nodiscard]] const std::filesystem::path& file() const { return m_file; }
  /// Why it can only be read; nothing if it can be changed.
  [[nodiscard]] const std::optional<base::Error>& readOnlyWhy() const { return m_readOnlyWhy; }
  [[nodiscard]] const domain::Workspace& workspace() const { return m_workspace; }
  [[nodiscard]] const domain::Area& area() const { return m_workspace.area(); }
  /// The inspection that the plan and the clock are for: a rehearsal while one is shown; nullptr before one is made.
  [[nodiscard]] const domain::Stored<domain::Inspection>* inspection() const;
  /// The real one, whatever is shown.
  [[nodiscard]] const domain::Stored<domain::Inspection>* realInspection() const;
  [[nodiscard]] bool showsRehearsal() const;
  /// Shows the plan and the clock of this inspection (a rehearsal); nothing: of the real one again. Announced as
  /// timelineChanged.
  void showInspection(std::optional<domain::InspectionId> id);
  /// The row of an entity, or nullptr.
  template <class T>
  [[nodiscard]] const domain::Stored<T>* find(const decltype(T::id)& id) const {
    return m_workspace.all<T>().find(id);
  }

  // --- the framework, the calendar, the plan
  [[nodiscard]] const framework::Library& library() const { return m_library; }
  /// The pack evidence is logged against; an empty pack before a workspace is open.
  [[nodiscard]] const framework::Pack& pack() const { return *m_pack; }
  /// The same for a snapshot that another thread reads.
  [[nodiscard]] std::shared_ptr<const framework::Pack> sharedPack() const { return m_pack; }
  /// The pack of the inspection's plan; mostly the same.
  [[nodiscard]] const framework::Pack& planPack() const { return *m_planPack; }
  [[nodiscard]] const calendar::Calendar& calendar() const { return *m_calendar; }
  [[nodiscard]] const schedule::Timeline& timeline() const { return m_plan.timeline; }
  /// The timeline with what people set in it; in step with every change.
  [[nodiscard]] const app::Plan& plan() const { return m_plan; }
  [[nodiscard]] const schedule::Clock& clock() const { return m_clock; }
  /// The demonstration's standing clock, or the system's.
  [[nodiscard]] base::Now now() const;
  [[nodiscard]] bool hasStandingClock() const { return m_workspace.area().clockDay.has_value(); }

  // --- asking for changes; the answers are signals
  app::JobId open(const std::filesystem::path& file);
  /// Begins to read a pack on a thread of its own: the one that the workspace being opened will most likely want.
  void expectPack(const std::string& id);
  app::JobId create(const std::filesystem::path& file, domain::ChangeSet first);
  void apply(domain::ChangeSet changes);
  /// One change with a name: the usual case.
  void apply(const QString& name, domain::Change change);
  void undo();
  void redo();
  void cancel(app::JobId job);
  [[nodiscard]] std::string author() const { return m_port.author(); }

  // --- files inside the workspace: each job ends in fileStored, fileWritten or fileFailed. Records go through apply().
  app::JobId importFile(const std::filesystem::path& file);
  /// `words`: what the job is called below the page; "" for one that isn't shown there.
  app::JobId exportFile(const QString& words, std::string sha256, app::ExportTo to);

  // --- work of a page's own with the workspace
  /// `work` runs on the storage thread and may not touch the window; what it commits is announced as applied() first.
  /// `done` then runs on the window's thread, unless `receiver` is gone. Its error is `done`'s to show: failed() stays
  /// silent. `words` is what the job is called below the page; "" for one that isn't shown there. cancel() ends it.
  template <class T>
  app::JobId use(const QString& words, app::SessionUse use,
                 std::function<base::Result<T>(app::Session&, base::Stamp, const app::WorkControl&)> work,
                 QObject* receiver, std::function<void(base::Result<T>)> done) {
    // Behind a pointer: a value that is handed over once needs no copy.
    app::SessionWork boxed = [work = std::move(work)](app::Session& session, base::Stamp now,
                                                      const app::WorkControl& control) -> base::Result<std::any> {
      auto value = work(session, now, control);
      if (!value) return tl::make_unexpected(std::move(value.error()));
      return std::any(std::make_shared<T>(std::move(*value)));
    };
    return startUse(words, use, std::move(boxed), receiver, [done = std::move(done)](base::Result<std::any> value) {
      if (value)
        done(std::move(*std::any_cast<std::shared_ptr<T>&>(*value)));
      else
        done(tl::make_unexpected(std::move(value.error())));
    });
  }

  /// "" where there is nothing to take back.
  [[nodiscard]] QString undoName() const { return m_undoName; }
  [[nodiscard]] QString redoName() const { return m_redoName; }
  /// For changes that the core puts together.
  [[nodiscard]] base::IdMaker& ids() { return m_ids; }
  /// Brings GOV.UK's bank holidays into the workspace's calendar, as one change.
  base::Result<void> importBankHolidays(std::string_view json, std::string_view file);
  /// A new id, made by the program.
  template <class Tag>
  base::Id<Tag> newId() {
    return m_ids.makeId<Tag>(now().utc);
  }

  /// The workspace's backups: how they stand, making one, putting one back.
  [[nodiscard]] Backups& backups() const { return *m_backups; }
  /// The seal over who the children are: locked or not, and the way to unlock it.
  [[nodiscard]] SealKeeper& seal() const { return *m_seal; }

  // --- jobs under way
  struct Job {
    app::JobId id = 0;
    QString name;
    std::size_t done = 0;
    std::size_t total = 0;  // 0: not known
  };
  [[nodiscard]] const std::vector<Job>& jobs() const { return m_jobs; }
  [[nodiscard]] bool isSaving() const { return m_writesWaiting > 0; }

 signals:
  /// Another workspace is there: rebuild everything.
  void loaded();
  /// Values are in step already; update row by row from these changes.
  void applied(const waymark::domain::ChangeSet& changes);
  /// Anchors, dates or the plan's pack changed.
  void timelineChanged();
  /// The minute changed, or the standing clock was moved.
  void clockChanged();
  void historyChanged();
  void savingChanged();
  void jobsChanged();
  /// A job failed; nothing of it was kept. Files have a signal of their own.
  void failed(const waymark::base::Error& error);
  void fileStored(const waymark::app::FileStored& event);
  void fileWritten(const waymark::app::FileWritten& event);
  void fileFailed(waymark::app::JobId job, const waymark::base::Error& error);

 private:
  void receive(std::vector<app::Event> events);
  void on(app::Opened& event);
  void on(app::Applied& event);
  void on(app::Failed& event);
  void on(app::Progress& event);
  void on(app::Saved& event);
  void on(app::Closed& event);
  void on(app::BackedUp& event);
  void on(app::BackupsListed& event);
  void on(app::RestorePreviewed& event);
  void on(app::RestoreDone& event);
  void on(app::FileStored& event);
  void on(app::FileWritten& event);
  void on(app::Used& event);
  template <class Other>
  void on(Other&) {}
  using UseDone = std::function<void(base::Result<std::any>)>;
  app::JobId startUse(const QString& words, app::SessionUse use, app::SessionWork work, QObject* receiver,
                      UseDone done);
  /// False where the job isn't one of use().
  bool endUse(app::JobId id, base::Result<std::any> value);
  app::JobId startJob(app::JobId id, const QString& name);
  void endJob(app::JobId id);
  void wrote(app::JobId id);
  void loadPacks();
  void readCalendar();
  void computePlan();
  void updateClock();

  WorkspacePort& m_port;
  framework::Library m_library;
  ClockSource m_clockSource;
  base::IdMaker m_ids;
  bool m_isOpen = false;
  std::filesystem::path m_file;
  std::optional<base::Error> m_readOnlyWhy;
  domain::Workspace m_workspace;
  std::string m_expectedPack;
  std::future<base::Result<framework::Pack>> m_packAhead;
  std::shared_ptr<const framework::Pack> m_pack;
  std::shared_ptr<const framework::Pack> m_planPack;
  /// The id and version that a pack was asked for by; "" is the newest.
  struct LoadedAs {
    std::string id;
    std::string version;
    bool operator==(const LoadedAs&) const = default;
  };
  LoadedAs m_packAs;
  LoadedAs m_planPackAs;
  bool m_judgesUnseen = false;  // m_pack holds a model fitted without the published inspection that is shown
  std::shared_ptr<const calendar::Calendar> m_calendar;
  std::optional<domain::InspectionId> m_shown;  // a rehearsal beside the real plan
  app::Plan m_plan;
  schedule::Clock m_clock;
  QString m_undoName;
  QString m_redoName;
  std::vector<Job> m_jobs;
  std::vector<app::JobId> m_writes;
  std::vector<app::JobId> m_fileJobs;
  struct UseUnderWay {
    app::JobId id = 0;
    QPointer<QObject> receiver;
    UseDone done;
  };
  std::vector<UseUnderWay> m_uses;
  std::size_t m_writesWaiting = 0;
  QTimer* m_ticker;
  Backups* m_backups;
  SealKeeper* m_seal;
};

}  // namespace waymark::ui
