// SPDX-License-Identifier: GPL-3.0-or-later
// The window's program: reads the command line, joins state, bridge and window, remembers what was open.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "app/demonstration.h"
#include "app/demonstration_children.h"
#include "app/demonstration_requests.h"
#include "app/demonstration_surveys.h"
#include "base/file.h"
#include "base/user.h"
#include "bridge/text.h"
#include "bridge/workbench_bridge.h"
#include "evidence/attachment_opener.h"
#include "settings/settings_page.h"
#include "shell/action_catalogue.h"
#include "shell/app_state.h"
#include "shell/appearance.h"
#include "shell/backups.h"
#include "shell/main_window.h"
#include "shell/seal_keeper.h"
#include "widgets/style.h"

namespace {

using namespace waymark;
using Clock = std::chrono::steady_clock;

constexpr int kRecentFiles = 5;
constexpr int kTidyAfter = 3000;

/// When the process began: now, less the processor time that loading it took (nothing else has run yet).
Clock::time_point processStart() {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return Clock::now() - std::chrono::duration_cast<Clock::duration>(std::chrono::seconds(used.tv_sec) +
                                                                    std::chrono::nanoseconds(used.tv_nsec));
}

void startLog() {
  if (!qEnvironmentVariableIsSet("WAYMARK_LOG")) {
    spdlog::set_level(spdlog::level::off);
    return;
  }
  spdlog::set_default_logger(spdlog::stderr_logger_mt("waymark"));
  spdlog::set_level(spdlog::level::debug);
}

struct CommandLine {
  QString file;
  QString page;
  QString theme;
  bool exitAfterFirstPaint = false;
};

CommandLine readCommandLine(const QApplication& application) {
  QCommandLineParser parser;
  parser.setApplicationDescription(QApplication::translate("main", "A workbench for area SEND inspections."));
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument(QStringLiteral("workspace"),
                               QApplication::translate("main", "The workspace file to open."),
                               QStringLiteral("[workspace]"));
  const QCommandLineOption page(QStringLiteral("page"), QApplication::translate("main", "The page to show."),
                                QStringLiteral("id"));
  const QCommandLineOption theme(QStringLiteral("theme"),
                                 QApplication::translate("main", "system, light, dark or high-contrast."),
                                 QStringLiteral("name"));
  const QCommandLineOption exit(
      QStringLiteral("exit-after-first-paint"),
      QApplication::translate("main", "Print the milliseconds to the first painted page and end."));
  parser.addOptions({page, theme, exit});
  parser.process(application);
  const QStringList files = parser.positionalArguments();
  return {files.isEmpty() ? QString() : QFileInfo(files.first()).absoluteFilePath(), parser.value(page),
          parser.value(theme), parser.isSet(exit)};
}

/// QSettings writes its file again even when nothing differs: once in every start.
void keep(QSettings& settings, const QString& key, const QVariant& value) {
  if (settings.value(key) != value) settings.setValue(key, value);
}

void rememberFile(QSettings& settings, const QString& file) {
  const QStringList before = settings.value(QStringLiteral("recent")).toStringList();
  QStringList recent = before;
  recent.removeAll(file);
  recent.prepend(file);
  while (recent.size() > kRecentFiles) recent.removeLast();
  if (recent != before) settings.setValue(QStringLiteral("recent"), recent);
}

app::BackupSettings readBackupSettings(const QSettings& settings) {
  app::BackupSettings read;
  const auto count = [&settings](const char* key, int& value, int most) {
    bool isNumber = false;
    const int kept = settings.value(QLatin1String(key)).toInt(&isNumber);
    if (isNumber && kept >= 0 && kept <= most) value = kept;
  };
  read.folder = ui::pathFrom(settings.value(QStringLiteral("backup/folder")).toString());
  count("backup/minutes", read.everyMinutes, 24 * 60);
  count("backup/keep_last", read.keep.last, 10'000);
  count("backup/keep_days", read.keep.days, 10'000);
  count("backup/keep_weeks", read.keep.weeks, 10'000);
  return read;
}

void writeBackupSettings(QSettings& settings, const app::BackupSettings& given) {
  settings.setValue(QStringLiteral("backup/folder"), ui::pathText(given.folder));
  settings.setValue(QStringLiteral("backup/minutes"), given.everyMinutes);
  settings.setValue(QStringLiteral("backup/keep_last"), given.keep.last);
  settings.setValue(QStringLiteral("backup/keep_days"), given.keep.days);
  settings.setValue(QStringLiteral("backup/keep_weeks"), given.keep.weeks);
}

/// Opens the demonstration's file in the user's own folder; makes it the first time.
void openDemonstration(ui::AppState& state, const QString& folder) {
  const QString file = folder + QStringLiteral("/demonstration.waymark");
  if (QFileInfo::exists(file)) {
    state.open(ui::pathFrom(file));
    return;
  }
  QDir().mkpath(folder);
  // The pack that came with Waymark: its findings may not fit a version of somebody's own.
  auto pack = framework::Library().load(app::kDemonstrationPack);
  auto records = pack.and_then([](const framework::Pack& found) { return app::demonstrationArea(found); });
  if (!records) {
    emit state.failed(records.error());
    return;
  }
  state.create(ui::pathFrom(file), std::move(*records));
  // Behind the making, in the order of the jobs: the pages show while the children come in.
  state.use<app::DemonstrationChildren>(
      QObject::tr("Adding the demonstration’s children"), app::SessionUse::Writing,
      [](app::Session& session, base::Stamp now, const app::WorkControl&) -> base::Result<app::DemonstrationChildren> {
        if (const auto requests = app::addDemonstrationRequests(session, now); !requests)
          return tl::make_unexpected(requests.error());
        auto added = app::addDemonstrationChildren(session, now);
        if (!added) return added;
        const auto surveys = app::addDemonstrationSurveys(session, now);
        if (!surveys) return tl::make_unexpected(surveys.error());
        return added;
      },
      &state, [&state](base::Result<app::DemonstrationChildren> added) {
        if (!added) emit state.failed(added.error());
        state.seal().refresh();
      });
}

QStringList recentFiles(const QSettings& settings) {
  QStringList found;
  for (const auto& file : settings.value(QStringLiteral("recent")).toStringList())
    if (QFileInfo::exists(file)) found.append(file);
  return found;
}

}  // namespace

int main(int argc, char** argv) {
  const auto started = processStart();
  QCoreApplication::setApplicationName(QStringLiteral("waymark"));
  QCoreApplication::setOrganizationName(QStringLiteral("waymark"));
  QCoreApplication::setApplicationVersion(QStringLiteral("0.1.0"));
  QApplication application(argc, argv);
  QApplication::setApplicationDisplayName(QStringLiteral("Waymark"));
  startLog();
  CommandLine line = readCommandLine(application);

  QSettings settings;
  const QString last = settings.value(QStringLiteral("session/file")).toString();
  if (line.file.isEmpty() && QFileInfo::exists(last)) line.file = last;
  ui::ActionCatalogue actions;
  const ui::Appearance appearance(application, actions, line.theme);

  // The folder that waymark-cli reads too (ui/cli_main.cpp).
  const QString own =
      QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/waymark");
  ui::WorkbenchBridge bridge(ui::toQt(base::userName()));
  ui::AppState state(bridge, framework::Library(ui::pathFrom(own + QStringLiteral("/frameworks"))), base::systemNow);
  // The storage thread and the pack's reader work while the window is made.
  if (!line.file.isEmpty()) {
    const auto pack = settings.value(QStringLiteral("framework"), QString::fromLatin1(app::kDemonstrationPack));
    state.expectPack(ui::fromQt(pack.toString()));
    state.open(ui::pathFrom(line.file));
  }
  if (!line.exitAfterFirstPaint) {
    state.backups().setSettings(readBackupSettings(settings));
    QObject::connect(&state.backups(), &ui::Backups::settingsChanged, &state,
                     [&] { writeBackupSettings(settings, state.backups().settings()); });
  }
  ui::MainWindow window(state, actions);
  window.setRecent(recentFiles(settings));
  window.setPlaces(ui::pathFrom(last), settings.value(QStringLiteral("session/places")).toMap());
  window.setFirstPage(line.page.isEmpty() ? settings.value(QStringLiteral("page")).toString() : line.page);

  QObject::connect(actions.action(QStringLiteral("file.demo")), &QAction::triggered, &state,
                   [&state, own] { openDemonstration(state, own); });
  QObject::connect(&window, &ui::MainWindow::fileChosen, &state,
                   [&state](const QString& file) { state.open(ui::pathFrom(file)); });
  QObject::connect(&state, &ui::AppState::loaded, &window, [&] {
    if (!state.isOpen()) return;
    rememberFile(settings, ui::pathText(state.file()));
    keep(settings, QStringLiteral("session/file"), ui::pathText(state.file()));
    keep(settings, QStringLiteral("framework"), ui::toQt(state.pack().id));
    window.setRecent(recentFiles(settings));
  });
  QObject::connect(&window, &ui::MainWindow::pageShown, &window, [&settings, &line](const QString& id) {
    if (line.page.isEmpty()) keep(settings, QStringLiteral("page"), id);
  });
  if (line.exitAfterFirstPaint) {
    QObject::connect(&window, &ui::MainWindow::firstPainted, &application, [started] {
      const std::chrono::duration<double, std::milli> taken = Clock::now() - started;
      std::printf("%.1f\n", taken.count());
      QApplication::quit();
    });
  }

  if (line.file.isEmpty())
    window.showStart();
  else
    window.expectWorkspace();
  const QByteArray geometry = settings.value(QStringLiteral("geometry")).toByteArray();
  if (geometry.isEmpty() || !window.restoreGeometry(geometry)) window.resize(1440, 900);
  window.show();
  // Not before there is a window: nobody waits for it.
  if (!line.exitAfterFirstPaint) QTimer::singleShot(kTidyAfter, &window, ui::removeLeftoversSoon);
  const int result = QApplication::exec();
  if (!line.exitAfterFirstPaint) {
    settings.setValue(QStringLiteral("geometry"), window.saveGeometry());
    if (state.isOpen()) settings.setValue(QStringLiteral("session/places"), window.places());
  }
  return result;
}
