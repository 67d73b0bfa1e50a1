// SPDX-License-Identifier: GPL-3.0-or-later
// Walks every page as assistive technology does: names and roles, the order of the Tab key, equal shortcuts, and the
// contrast of what is really painted, in every theme.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QTest>
#include <map>
#include <set>

#include "made_lists.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "shell/main_window.h"
#include "widgets/label.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

constexpr int kPixelRatio = 2;

struct Shown {
  MadeLists lists;
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  MainWindow window{state, actions};

  Shown() {
    window.resize(1440, 900);
    window.show();
    lists.import(kPlanRows);
    port.session = lists.session.get();
    auto first = demonstration();
    lists.addTo(first);
    state.create("demonstration.waymark", std::move(first));
    port.deliver();
  }
  /// Calls visit(place) on every page as it opens, and with its first row opened where it has rows.
  template <class Visit>
  void onEveryPage(const Visit& visit) {
    for (const auto& entry : pageEntries()) {
      const QString id = QLatin1String(entry.id);
      window.showPage(id);
      port.deliver();  // what the page reads on the storage thread
      QTest::qWait(0);
      visit(id);
      for (auto* view : window.findChildren<QAbstractItemView*>()) {
        if (!view->isVisible() || view->model() == nullptr || view->model()->rowCount() == 0) continue;
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Down);
        QTest::keyClick(view, Qt::Key_Return);
        QTest::qWait(0);
        visit(id + QStringLiteral(", a row opened"));
        break;
      }
    }
    for (const auto* place : {"C-00002", "problems", "problems:child"}) {
      window.showPage(QStringLiteral("children"), QLatin1String(place));
      port.deliver();
      QTest::qWait(0);
      visit(QStringLiteral("children, ") + QLatin1String(place));
    }
  }
};

QString described(const QWidget* widget) {
  QString text = QLatin1String(widget->metaObject()->className());
  if (const auto* parent = widget->parentWidget())
    text.prepend(QLatin1String(parent->metaObject()->className()) + u'>');
  if (auto* accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget)))
    text += u'“' + accessible->text(QAccessible::Name).left(40) + u'”';
  return text;
}

/// Everything below `root` in the tree that a screen reader reads.
void walk(QAccessibleInterface* root, const std::function<void(QAccessibleInterface*)>& visit, int depth = 0) {
  if (root == nullptr || !root->isValid() || root->state().invisible || depth > 24) return;
  visit(root);
  if (root->role() == QAccessible::Table || root->role() == QAccessible::Tree || root->role() == QAccessible::List)
    return;  // its cells are the model's, tested there
  for (int i = 0; i < root->childCount(); ++i) walk(root->child(i), visit, depth + 1);
}

bool isTabStop(const QWidget* widget, const QWidget& window) {
  return widget->window() == &window && widget->isVisible() && widget->isEnabled() &&
         (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget->focusProxy() == nullptr;
}

/// Pairs of Tab stops beside each other in the layout that the Tab key visits the other way round.
QStringList againstReadingOrder(QWidget& window) {
  std::map<const QWidget*, std::vector<const QWidget*>> bySiblings;
  QWidget* first = window.nextInFocusChain();
  QWidget* widget = first;
  do {
    if (isTabStop(widget, window)) bySiblings[widget->parentWidget()].push_back(widget);
    widget = widget->nextInFocusChain();
  } while (widget != first);
  QStringList wrong;
  for (const auto& [parent, stops] : bySiblings) {
    // The chain is a ring: it may be entered in the middle of the siblings, once.
    int breaks = 0;
    QString where;
    for (std::size_t i = 1; i < stops.size(); ++i) {
      const QRect before = stops[i - 1]->geometry();
      const QRect after = stops[i]->geometry();
      const bool sameLine = before.top() <= after.center().y() && after.center().y() <= before.bottom();
      const bool goesOn = sameLine ? after.left() >= before.left() : after.top() >= before.top();
      if (goesOn) continue;
      ++breaks;
      where = described(stops[i - 1]) + QStringLiteral(" → ") + described(stops[i]);
    }
    if (breaks > 0) wrong.append(where);
  }
  return wrong;
}

/// The contrast of what is painted in a widget's rectangle: its commonest colour against the one furthest from it
/// that more than a few pixels have.
double paintedContrast(const QImage& image, const QRect& rect) {
  std::map<QRgb, int> colours;
  const QRect area = QRect(rect.topLeft() * kPixelRatio, rect.size() * kPixelRatio).intersected(image.rect());
  for (int y = area.top(); y <= area.bottom(); ++y)
    for (int x = area.left(); x <= area.right(); ++x) ++colours[image.pixel(x, y)];
  if (colours.empty()) return 21;
  const auto ground = std::ranges::max_element(colours, {}, [](const auto& entry) { return entry.second; })->first;
  constexpr int kMoreThanAFew = 4;
  double best = 1;
  for (const auto& [colour, count] : colours)
    if (count >= kMoreThanAFew) best = std::max(best, contrast(QColor::fromRgb(colour), QColor::fromRgb(ground)));
  return best;
}

/// The text a widget paints itself, or "".
QString paintedText(const QWidget* widget) {
  if (const auto* label = qobject_cast<const QLabel*>(widget)) return label->text();
  if (const auto* field = qobject_cast<const QLineEdit*>(widget)) return field->text();
  if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) return button->text();
  return {};
}

QStringList paleTexts(MainWindow& window) {
  QImage image(window.size() * kPixelRatio, QImage::Format_RGB32);
  image.setDevicePixelRatio(kPixelRatio);
  window.render(&image);
  QStringList pale;
  for (auto* widget : window.findChildren<QWidget*>()) {
    if (!widget->isVisible() || !widget->isEnabled() || paintedText(widget).trimmed().isEmpty()) continue;
    const QRect seen = widget->visibleRegion().boundingRect();
    if (seen.width() < 8 || seen.height() < 8) continue;
    const bool isLarge = widget->font().pixelSize() >= 24 || widget->font().pointSizeF() >= 18;
    const double found = paintedContrast(image, QRect(widget->mapTo(&window, seen.topLeft()), seen.size()));
    if (found < (isLarge ? 3.0 : 4.5))
      pale.append(QStringLiteral("%1 has %2").arg(described(widget)).arg(found, 0, 'f', 2));
  }
  return pale;
}

}  // namespace

class AccessibilityTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light); }

  void everythingThatTakesTheFocusHasANameAndARole() {
    Shown shown;
    shown.onEveryPage([&](const QString& place) {
      int stops = 0;
      walk(QAccessible::queryAccessibleInterface(&shown.window), [&](QAccessibleInterface* item) {
        if (!item->state().focusable) return;
        if (qobject_cast<QComboBox*>(item->object() != nullptr ? item->object()->parent() : nullptr) != nullptr)
          return;  // a box's own field: the box has the name
        ++stops;
        const QString what = place + QStringLiteral(": ") +
                             (item->object() != nullptr ? QLatin1String(item->object()->metaObject()->className())
                                                        : QStringLiteral("?"));
        QVERIFY2(!item->text(QAccessible::Name).trimmed().isEmpty(), qPrintable(what + QStringLiteral(" has no name")));
        QVERIFY2(item->role() != QAccessible::NoRole, qPrintable(what + QStringLiteral(" has no role")));
      });
      QVERIFY2(stops > 10, qPrintable(place));
    });
  }

  void everyWidgetOfOursSaysWhatItIs() {
    Shown shown;
    QCOMPARE(QAccessible::queryAccessibleInterface(&shown.window)->role(), QAccessible::Window);
    shown.onEveryPage([&](const QString& place) {
      walk(QAccessible::queryAccessibleInterface(&shown.window), [&](QAccessibleInterface* item) {
        const bool isOurs = item->object() != nullptr && !item->object()->inherits("QAbstractScrollArea") &&
                            QByteArray(item->object()->metaObject()->className()).startsWith("waymark::ui::");
        QVERIFY2(!isOurs || item->role() != QAccessible::Client,
                 qPrintable(place + QStringLiteral(": ") + QLatin1String(item->object()->metaObject()->className())));
      });
      for (const auto* label : shown.window.findChildren<ElidedLabel*>()) {
        auto* item = QAccessible::queryAccessibleInterface(const_cast<ElidedLabel*>(label));
        QCOMPARE(item->role(), QAccessible::StaticText);
        QCOMPARE(item->text(QAccessible::Name), label->text());
      }
    });
  }

  void theTabKeyFollowsTheReadingOrder() {
    Shown shown;
    shown.onEveryPage([&](const QString& place) {
      const auto wrong = againstReadingOrder(shown.window);
      QVERIFY2(wrong.isEmpty(), qPrintable(place + QStringLiteral(": ") + wrong.join(QStringLiteral("; "))));
    });
  }

  void theTabKeyReachesEveryStopAndComesRound() {
    Shown shown;
    for (const auto& entry : pageEntries()) {
      shown.window.showPage(QLatin1String(entry.id));
      QTest::qWait(0);
      QVERIFY2(QApplication::focusWidget() != nullptr, entry.id);
      std::set<const QWidget*> reached;
      constexpr int kMoreThanStops = 1000;
      for (int i = 0; i < kMoreThanStops; ++i) {
        const auto* before = QApplication::focusWidget();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY2(QApplication::focusWidget() != nullptr, entry.id);
        if (QApplication::focusWidget() == before) continue;  // from one link of a line to its next
        if (!reached.insert(QApplication::focusWidget()).second) break;
      }
      QStringList missed;
      for (const auto* widget : shown.window.findChildren<QWidget*>())
        if (isTabStop(widget, shown.window) && !reached.contains(widget)) missed.append(described(widget));
      QVERIFY2(missed.isEmpty(), qPrintable(QLatin1String(entry.id) + QStringLiteral(": Tab never reaches ") +
                                            missed.join(QStringLiteral("; "))));
    }
  }

  void noTwoShortcutsAreEqual() {
    Shown shown;
    shown.onEveryPage([&](const QString& place) {
      std::map<QString, QString> used;
      const auto use = [&](const QKeySequence& keys, const QString& who) {
        if (keys.isEmpty()) return;
        const auto [at, isNew] = used.try_emplace(keys.toString(), who);
        QVERIFY2(isNew || at->second == who,
                 qPrintable(place + QStringLiteral(": %1 is %2 and %3").arg(keys.toString(), at->second, who)));
      };
      for (const auto* action : shown.window.findChildren<QAction*>())
        if (action->shortcutContext() != Qt::WidgetShortcut && action->isEnabled())
          for (const auto& keys : action->shortcuts()) use(keys, action->text());
      for (const auto* shortcut : shown.window.findChildren<QShortcut*>())
        if (shortcut->context() == Qt::WindowShortcut && shortcut->isEnabled() &&
            static_cast<const QWidget*>(shortcut->parent())->isVisible())
          use(shortcut->key(), described(static_cast<const QWidget*>(shortcut->parent())));
    });
  }

  void paintedTextHasItsContrast_data() {
    QTest::addColumn<int>("kind");
    QTest::newRow("light") << static_cast<int>(ThemeKind::Light);
    QTest::newRow("dark") << static_cast<int>(ThemeKind::Dark);
    QTest::newRow("high contrast") << static_cast<int>(ThemeKind::HighContrast);
  }
  void paintedTextHasItsContrast() {
    QFETCH(int, kind);
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), static_cast<ThemeKind>(kind));
    Shown shown;
    shown.onEveryPage([&](const QString& place) {
      const auto pale = paleTexts(shown.window);
      QVERIFY2(pale.isEmpty(), qPrintable(place + QStringLiteral(": ") + pale.join(QStringLiteral("; "))));
    });
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }

  void theWalkerSeesPaleText() {
    QImage image(40 * kPixelRatio, 10 * kPixelRatio, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int x = 4; x < 20; ++x) image.setPixel(x, 8, qRgb(200, 200, 200));
    QVERIFY(paintedContrast(image, QRect(0, 0, 40, 10)) < 2);
    for (int x = 4; x < 20; ++x) image.setPixel(x, 9, qRgb(0, 0, 0));
    QVERIFY(paintedContrast(image, QRect(0, 0, 40, 10)) > 20);
  }
};

QTEST_MAIN(AccessibilityTest)
#include "accessibility_test.moc"
