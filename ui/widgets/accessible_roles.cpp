// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessible_roles.h"

#include <QAccessibleWidget>
#include <QWidget>
#include <algorithm>
#include <array>
#include <string_view>

namespace waymark::ui {

namespace {

struct RoleOfClass {
  std::string_view name;
  QAccessible::Role role;
};

// Whatever isn't here is a group of what it holds.
constexpr std::array kRoles{
    RoleOfClass{"MainWindow", QAccessible::Window},    RoleOfClass{"ElidedLabel", QAccessible::StaticText},
    RoleOfClass{"Pill", QAccessible::StaticText},      RoleOfClass{"StateMark", QAccessible::StaticText},
    RoleOfClass{"Stat", QAccessible::StaticText},      RoleOfClass{"MessageBar", QAccessible::AlertMessage},
    RoleOfClass{"StatusBar", QAccessible::StatusBar},  RoleOfClass{"ClockStrip", QAccessible::Chart},
    RoleOfClass{"StripPlot", QAccessible::Chart},      RoleOfClass{"Sureness", QAccessible::Chart},
    RoleOfClass{"SearchPalette", QAccessible::Dialog},
};

constexpr std::string_view kNamespace = "waymark::ui::";

QAccessibleInterface* interfaceFor(const QString& className, QObject* object) {
  auto* widget = qobject_cast<QWidget*>(object);
  const auto* meta = object->metaObject();
  if (widget == nullptr || className != QLatin1String(meta->className())) return nullptr;
  auto role = QAccessible::NoRole;
  for (; std::string_view(meta->className()).starts_with(kNamespace); meta = meta->superClass()) {
    const auto name = std::string_view(meta->className()).substr(kNamespace.size());
    const auto at = std::ranges::find(kRoles, name, &RoleOfClass::name);
    if (at != kRoles.end() && role == QAccessible::NoRole) role = at->role;
  }
  // A field or a list of ours has Qt's own interface, which knows its text and its cells; a bare QWidget holds layout.
  if (std::string_view(meta->className()) != "QWidget" || meta == object->metaObject()) return nullptr;
  return new QAccessibleWidget(widget, role == QAccessible::NoRole ? QAccessible::Grouping : role);
}

}  // namespace

void installAccessibleRoles() {
  static const bool isInstalled = [] {
    QAccessible::installFactory(interfaceFor);
    return true;
  }();
  Q_UNUSED(isInstalled);
}

}  // namespace waymark::ui
