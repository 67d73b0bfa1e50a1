// SPDX-License-Identifier: GPL-3.0-or-later
// bench_children: the window with 50,000 children on two lists and the settings register: until they are shown, a filter keystroke, a facet, the
// order, and the process's memory.   usage: bench_children [ROWS]; the workspace is made by a process of its own first,
// so that making it isn't counted.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QStandardPaths>
#include <QTest>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "app/identities.h"
#include "app/kept_lists.h"
#include "app/list_check.h"
#include "app/list_import.h"
#include "bench/measure.h"
#include "bridge/text.h"
#include "bridge/workbench_bridge.h"
#include "children/children_model.h"
#include "exchange/csv.h"
#include "framework/pack_loader.h"
#include "shell/action_catalogue.h"
#include "shell/app_state.h"
#include "shell/main_window.h"
#include "widgets/data_table.h"
#include "widgets/style.h"

using namespace waymark;

namespace {

constexpr base::Day kListDay = base::dayOf(2026, 11, 23);

/// Fictional: a third have plans, as in a large county; one row in eight has something wrong.
std::string madeList(const lists::Definition& definition, std::size_t list, std::size_t rows, std::mt19937& random) {
  constexpr std::array kNeeds{"ASD", "ASD", "SEMH", "SLCN", "SLCN", "MLD", "SPLD", "PD", "HI"};
  constexpr std::array kPlaces{"North", "South", "East", "West", "Coast", "Town"};
  const auto below = [&](unsigned limit) { return static_cast<unsigned>(random() % limit); };
  std::vector<std::string> header;
  std::vector<std::string> ids;
  for (const auto column : definition.lists[list].columns) {
    header.push_back(definition.columns[column].title);
    ids.push_back(definition.columns[column].id);
  }
  for (const char* local : {"locality", "caseworker"}) {
    header.push_back(definition.columns[*definition.column(local)].title);
    ids.emplace_back(local);
  }
  auto out = exchange::csvLine(header);
  for (std::size_t row = 0; row < rows; ++row) {
    const auto birthday = kListDay - std::chrono::days{900 + below(list == 0 ? 8000U : 5000U)};
    const auto plan = kListDay - std::chrono::days{below(1500)};
    std::vector<std::string> cells;
    for (const auto& id : ids) {
      std::string cell = "No";
      if (id == "unique_id") cell = (list == 0 ? "P" : "S") + std::to_string(100'000 + row);
      if (id == "upn") cell = "A" + std::to_string(100'000'000'000 + list * 10'000'000 + row);
      if (id == "uln") cell = "";
      if (id == "date_of_birth") cell = base::isoText(birthday);
      if (id == "gender") cell = std::to_string(1 + below(2));
      if (id == "ethnicity") cell = below(60) == 0 ? "" : "WBRI";
      if (id == "initial_plan") cell = base::isoText(plan);
      if (id == "updated_plan") cell = below(3) == 0 ? "" : base::isoText(plan + std::chrono::days{100});
      if (id == "last_review") cell = below(4) == 0 ? "" : base::isoText(plan + std::chrono::days{350});
      if (id == "primary_need") cell = below(80) == 0 ? "" : kNeeds[below(kNeeds.size())];
      if (id == "main_urn") cell = std::to_string(100'000 + below(900));
      if (id == "main_phase") cell = below(2) == 0 ? "primary" : "secondary";
      if (id == "subsidiary_phase" || id == "social_care_team") cell = "";
      if (id == "suspensions" || id == "exclusions") cell = "0";
      if (id == "absence") cell = std::to_string(below(40)) + ".5";
      if (id == "locality") cell = kPlaces[below(kPlaces.size())];
      if (id == "caseworker") cell = "Worker " + std::to_string(below(60));
      cells.push_back(cell);
    }
    out += exchange::csvLine(cells);
  }
  return out;
}

int make(const std::filesystem::path& file, std::size_t rows) {
  const auto definition = lists::builtInDefinition(lists::kStandardDefinition).value();
  domain::Area area;
  area.id = {base::namedUuid("bench")};
  area.name = "Bench";
  area.frameworkId = "area-send-2025";
  auto session = app::Session::create(file, "bench", {}, {"start", {domain::made(area)}}).value();
  const app::Opener opener{"four words are easy", ""};
  app::setUpSeal(session, opener.passphrase, {}).value();
  const auto key = app::openSeal(session, opener).value();
  std::mt19937 random(7);
  for (std::size_t list = 0; list < 2; ++list) {
    const auto text = madeList(definition, list, list == 0 ? rows / 3 : rows - rows / 3, random);
    const auto read = app::readListBytes(definition, text, "bench.csv").value();
    app::importList(session, session.load().value(), key, definition, read.tables.at(0), {"bench", kListDay}, {}).value();
  }
  // As large as the national register; the children are at some hundreds of its settings.
  constexpr std::array kTypes{"Community school", "Academy converter", "Foundation school", "Academy special converter"};
  constexpr std::array kDistricts{"North", "South", "East", "West", "Coast"};
  std::vector<lists::Setting> settings;
  for (std::size_t i = 0; i < 52'000; ++i)
    settings.push_back({std::to_string(100'000 + i), "School number " + std::to_string(i), kTypes[i % kTypes.size()],
                        i % 2 == 0 ? "Primary" : "Secondary", kDistricts[i % kDistricts.size()], true, {}, "888", false});
  app::keepSettings(session, lists::SettingsRegister(std::move(settings)), "edubasealldata.csv", kListDay, {}).value();
  return 0;
}

double megabytes(const char* field) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(field)) return std::atof(line.c_str() + std::strlen(field) + 1) / 1024;
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t rows = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 50'000;
  const auto folder = std::filesystem::temp_directory_path() / ("bench-children-" + std::to_string(::getpid()));
  std::filesystem::create_directory(folder);
  const auto file = folder / "children.waymark";
  if (const auto child = ::fork(); child == 0) {
    ::_exit(make(file, rows));
  } else {
    int status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0) return 1;
  }
  QStandardPaths::setTestModeEnabled(true);
  QApplication application(count, arguments);
  ui::applyTheme(application, ui::ThemeKind::Light);
  ui::WorkbenchBridge bridge(QStringLiteral("bench"));
  ui::AppState state(bridge, framework::Library(), base::systemNow);
  ui::ActionCatalogue actions;
  ui::MainWindow window(state, actions);
  window.resize(1440, 900);
  window.show();
  state.open(file);
  while (!state.isOpen()) QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
  window.showPage(QStringLiteral("today"));
  QTest::qWait(300);
  std::printf("%zu children in a workspace of %.1f MB; the window with it open: %.0f MB\n", rows,
              static_cast<double>(std::filesystem::file_size(file)) / 1e6, megabytes("VmRSS:"));

  const auto shown = [&] {
    auto* table = window.findChild<ui::DataTable*>(QStringLiteral("children"));
    return table != nullptr && table->model()->rowCount() > 0 ? table : nullptr;
  };
  QElapsedTimer timer;
  timer.start();
  window.showPage(QStringLiteral("children"));
  qint64 longest = 0;
  while (shown() == nullptr) {
    QElapsedTimer step;
    step.start();
    QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    longest = std::max(longest, step.nsecsElapsed());
  }
  window.grab();
  std::printf("from going to the page until the list is painted: %lld ms; the window's longest stop %.1f ms\n",
              static_cast<long long>(timer.elapsed()), static_cast<double>(longest) / 1e6);
  auto* table = shown();
  auto* model = static_cast<ui::ChildrenModel*>(table->tableModel());
  longest = 0;
  while (std::ranges::find(*model->facets(), app::Facet::Kind::Clock, &app::Facet::kind) == model->facets()->end()) {
    QElapsedTimer step;
    step.start();
    QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    longest = std::max(longest, step.nsecsElapsed());
  }
  std::printf("until the clocks are in it: %lld ms; the window's longest stop %.1f ms\n",
              static_cast<long long>(timer.elapsed()), static_cast<double>(longest) / 1e6);
  const auto painted = [&] {
    QCoreApplication::processEvents();
    table->viewport()->grab();
  };
  const std::array words{"a", "as", "asd", "asd s", "asd so", "asd sou", "asd south", ""};
  std::size_t key = 0;
  const auto typed = [&] {
    window.currentPage()->setFilter(QString::fromLatin1(words[key++ % words.size()]));
    painted();
  };
  timer.restart();
  typed();
  std::printf("the first filter keystroke: %.1f ms\n", static_cast<double>(timer.nsecsElapsed()) / 1e6);
  bench::measure("a filter keystroke, with the facets' numbers, painted", 23, typed);
  window.currentPage()->setFilter({});
  const auto& facets = *model->facets();
  std::size_t at = 0;
  bench::measure("a facet's answer ticked, painted", 20, [&] {
    app::FacetChoice choice(facets);
    const auto facet = at++ % facets.size();
    choice.set(facet, 0, true);
    model->setChoice(std::move(choice));
    painted();
  });
  model->setChoice(app::FacetChoice(facets));
  std::size_t sink = 0;
  bench::measure("the facets' numbers alone", 20, [&] { sink += model->counts().size(); });
  int column = 0;
  bench::measure("sorted by a column, painted", 18, [&] {
    table->horizontalHeader()->setSortIndicator(column++ % ui::ChildrenModel::FirstFurther, Qt::AscendingOrder);
    painted();
  });
  timer.restart();
  window.showPage(QStringLiteral("children"), QStringLiteral("problems:child"));
  painted();
  std::printf("problems by child, first time: %lld ms\n", static_cast<long long>(timer.elapsed()));
  window.showPage(QStringLiteral("children"), QStringLiteral("C-00042"));
  QTest::qWait(1500);
  std::printf("memory of the window's process: %.0f MB, at most %.0f MB\n", megabytes("VmRSS:"), megabytes("VmHWM:"));
  std::filesystem::remove_all(folder);
  return sink == 0 ? 1 : 0;
}
