// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSet>
#include <QTest>

#include "shell/action_catalogue.h"
#include "shell/page.h"

using namespace waymark::ui;

class ActionCatalogueTest : public QObject {
  Q_OBJECT

 private slots:
  void idsAndShortcutsAreUniqueAndTextsSet() {
    ActionCatalogue catalogue;
    for (const auto& entry : pageEntries())
      catalogue.addPage(QLatin1String(entry.id), QLatin1String(entry.title), entry.icon, entry.keys);
    QSet<QString> ids;
    QSet<QString> keys;
    for (const auto* action : catalogue.all()) {
      QVERIFY2(!ids.contains(action->objectName()), qPrintable(action->objectName()));
      ids.insert(action->objectName());
      QVERIFY(!action->text().isEmpty());
      QVERIFY(!action->toolTip().isEmpty());
      for (const auto& key : action->shortcuts()) {
        QVERIFY2(!key.isEmpty(), qPrintable(action->objectName()));
        QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
        keys.insert(key.toString());
      }
    }
  }

  void everyIconThatIsNamedIsThere() {
    for (const auto& spec : actionSpecs())
      if (*spec.icon != '\0')
        QVERIFY2(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(spec.icon))), spec.icon);
    for (const auto& entry : pageEntries())
      QVERIFY2(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(entry.icon))), entry.icon);
  }
};

QTEST_MAIN(ActionCatalogueTest)
#include "action_catalogue_test.moc"
