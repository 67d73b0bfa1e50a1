// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "widgets/theme.h"

using namespace waymark::ui;

class ThemeTest : public QObject {
  Q_OBJECT

 private slots:
  void everyPairHasItsContrastInEveryTheme() {
    for (const auto kind : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrast}) {
      const Theme& theme = Theme::of(kind);
      for (const auto& pair : contrastPairs()) {
        const double found = contrast(theme.color(pair.foreground), theme.color(pair.background));
        const QString where = QStringLiteral("theme %1: role %2 on role %3 has %4, needs %5")
                                  .arg(static_cast<int>(kind))
                                  .arg(static_cast<int>(pair.foreground))
                                  .arg(static_cast<int>(pair.background))
                                  .arg(found)
                                  .arg(pair.atLeast);
        QVERIFY2(found >= pair.atLeast, qPrintable(where));
      }
    }
  }

  void everyRoleThatCarriesTextIsChecked() {
    for (const auto role :
         {Role::Text, Role::Muted, Role::Accent, Role::OnAccent, Role::Strength, Role::Mixed, Role::Concern, Role::Late,
          Role::Due, Role::Done, Role::NotStarted, Role::Outcome1, Role::Outcome2, Role::Outcome3}) {
      const auto pairs = contrastPairs();
      QVERIFY(std::ranges::any_of(pairs, [&](const ContrastPair& pair) { return pair.foreground == role; }));
    }
  }

  void blackOnWhiteIsTwentyOne() { QCOMPARE(contrast(Qt::black, Qt::white), 21.0); }

  void thePaletteCarriesOurRoles() {
    const Theme& dark = Theme::of(ThemeKind::Dark);
    for (const auto role : {Role::Muted, Role::Accent, Role::Late, Role::Done})
      QCOMPARE(dark.palette().color(paletteRole(role)), dark.color(role));
  }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
