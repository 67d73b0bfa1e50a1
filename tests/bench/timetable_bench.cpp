// SPDX-License-Identifier: GPL-3.0-or-later
// bench_timetable: what the Fieldwork page costs on the demonstration's week: one repaint of what is seen, and one key
// that moves a session, with clashes, lists and the repaint. docs/performance.md has the figures.
#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QTest>
#include <algorithm>
#include <cstdio>

#include "fieldwork/fieldwork_page.h"
#include "fieldwork/timetable_view.h"
#include "shell/action_catalogue.h"
#include "ui/memory_port.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

constexpr int kTimes = 40;

template <class F>
void report(const char* name, F once) {
  std::vector<double> took;
  for (int i = 0; i < kTimes; ++i) {
    QElapsedTimer timer;
    timer.start();
    once(i);
    took.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
  }
  std::ranges::sort(took);
  std::printf("%-44s %8.2f ms median, %.2f ms worst of %d\n", name, took[kTimes / 2], took.back(), kTimes);
}

}  // namespace

int main(int argc, char** argv) {
  const QApplication application(argc, argv);
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  state.create("bench.waymark", demonstration());
  port.deliver();
  ActionCatalogue actions;
  Navigator navigator;
  FieldworkPage page(PageContext{state, navigator, actions});
  page.resize(1240, 860);  // the window at 1440 x 900 without its rail
  page.show();
  QTest::qWait(50);
  auto* view = page.findChild<TimetableView*>();
  const QRect seen = view->visibleRegion().boundingRect();
  QImage image(seen.size(), QImage::Format_ARGB32_Premultiplied);
  const auto repaint = [&] {
    QPainter painter(&image);
    view->render(&painter, {}, QRegion(seen));
  };
  report("timetable, repaint of what is seen", [&](int) { repaint(); });
  for (const auto& row : state.workspace().all<domain::FieldworkSession>())
    if (row.value.code == "S-44") view->setCurrent(row.value.id);
  view->setFocus();
  report("timetable, a key moves a session", [&](int i) {
    QTest::keyClick(view, i % 2 == 0 ? Qt::Key_Up : Qt::Key_Down, Qt::AltModifier);
    port.deliver();
    repaint();
  });
}
