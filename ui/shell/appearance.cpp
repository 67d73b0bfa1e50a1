// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/appearance.h"

#include <QApplication>
#include <QSettings>
#include <algorithm>

#include "shell/action_catalogue.h"

namespace waymark::ui {

namespace {

const QString kThemeKey = QStringLiteral("theme");
const QString kTextKey = QStringLiteral("text_size");

struct Named {
  const char* name;
  const char* action;
};

constexpr Named kThemes[] = {
    {"system", "view.system"}, {"light", "view.light"}, {"dark", "view.dark"}, {"high-contrast", "view.high_contrast"}};

QString textAction(int percent) {
  return QStringLiteral("view.text_%1").arg(percent);
}

/// Qt 6.4 doesn't say whether the system is light or dark, but its palette is the system's until ours is set.
ThemeKind systemTheme() {
  const QPalette palette = QApplication::palette();
  const bool dark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
  return dark ? ThemeKind::Dark : ThemeKind::Light;
}

}  // namespace

Appearance::Appearance(QApplication& application, const ActionCatalogue& actions, const QString& theme)
    : m_application(application), m_actions(actions), m_system(systemTheme()) {
  for (const auto& [name, action] : kThemes) m_actions.action(QLatin1String(action))->setCheckable(true);
  for (const int percent : kTextSizes) m_actions.action(textAction(percent))->setCheckable(true);
  const QSettings settings;
  showTheme(theme.isEmpty() ? settings.value(kThemeKey).toString() : theme);
  showTextSize(settings.value(kTextKey).toInt());
  for (const auto& [name, action] : kThemes)
    connect(m_actions.action(QLatin1String(action)), &QAction::triggered, this,
            [this, name = name] { chooseTheme(QLatin1String(name)); });
  for (const int percent : kTextSizes)
    connect(m_actions.action(textAction(percent)), &QAction::triggered, this,
            [this, percent] { chooseTextSize(percent); });
  connect(m_actions.action(QStringLiteral("view.text_larger")), &QAction::triggered, this, [this] { step(1); });
  connect(m_actions.action(QStringLiteral("view.text_smaller")), &QAction::triggered, this, [this] { step(-1); });
}

void Appearance::chooseTheme(const QString& name) {
  showTheme(name);
  QSettings().setValue(kThemeKey, m_theme);
}

void Appearance::chooseTextSize(int percent) {
  showTextSize(percent);
  QSettings().setValue(kTextKey, textSizeOf(m_application));
}

void Appearance::showTheme(const QString& name) {
  const bool known = std::ranges::any_of(kThemes, [&](const Named& each) { return name == QLatin1String(each.name); });
  m_theme = known ? name : QStringLiteral("system");
  applyTheme(m_application, m_theme == QLatin1String("system")          ? m_system
                            : m_theme == QLatin1String("dark")          ? ThemeKind::Dark
                            : m_theme == QLatin1String("high-contrast") ? ThemeKind::HighContrast
                                                                        : ThemeKind::Light);
  for (const auto& [each, action] : kThemes)
    m_actions.action(QLatin1String(action))->setChecked(m_theme == QLatin1String(each));
}

void Appearance::showTextSize(int percent) {
  const bool known = std::ranges::find(kTextSizes, percent) != kTextSizes.end();
  const int shown = known ? percent : kTextSizes.front();
  applyTextSize(m_application, shown);
  for (const int each : kTextSizes) m_actions.action(textAction(each))->setChecked(each == shown);
  m_actions.action(QStringLiteral("view.text_larger"))->setEnabled(shown < kTextSizes.back());
  m_actions.action(QStringLiteral("view.text_smaller"))->setEnabled(shown > kTextSizes.front());
}

void Appearance::step(int by) {
  const auto at = std::ranges::find(kTextSizes, textSizeOf(m_application)) - kTextSizes.begin();
  chooseTextSize(
      kTextSizes[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at + by, 0, std::ssize(kTextSizes) - 1))]);
}

}  // namespace waymark::ui
