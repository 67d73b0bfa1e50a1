// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "widgets/style.h"

namespace waymark::ui {

namespace {

class ThemedIconEngine final : public QIconEngine {
 public:
  ThemedIconEngine(QString name, Role role) : m_name(std::move(name)), m_role(role) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    Q_UNUSED(state);
    const qreal ratio = painter->device() != nullptr ? painter->device()->devicePixelRatio() : 1.0;
    const int size = std::min(rect.width(), rect.height());
    const QRect square(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, size, size);
    painter->drawPixmap(square, iconPixmap(m_name, colour(mode), size, ratio));
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return scaledPixmap(size, mode, state, 1.0);
  }

  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
    Q_UNUSED(state);
    // `size` is in device pixels here.
    return iconPixmap(m_name, colour(mode), qRound(std::min(size.width(), size.height()) / scale), scale);
  }

  [[nodiscard]] QIconEngine* clone() const override { return new ThemedIconEngine(*this); }

 private:
  [[nodiscard]] QColor colour(QIcon::Mode mode) const {
    const auto* style = qobject_cast<const Style*>(QApplication::style());
    const Theme& theme = style != nullptr ? style->theme() : Theme::of(ThemeKind::Light);
    return theme.color(mode == QIcon::Disabled ? Role::Disabled : m_role);
  }

  QString m_name;
  Role m_role;
};

}  // namespace

QIcon themedIcon(const char* name, Role role) {
  return QIcon(new ThemedIconEngine(QLatin1String(name), role));
}

QPixmap iconPixmap(const QString& name, const QColor& color, int size, qreal pixelRatio) {
  const QString key = QStringLiteral("wm/%1/%2/%3/%4").arg(name).arg(color.rgb()).arg(size).arg(pixelRatio);
  QPixmap pixmap;
  if (QPixmapCache::find(key, &pixmap)) return pixmap;
  QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
  if (!file.open(QIODevice::ReadOnly)) return {};
  QByteArray svg = file.readAll();
  svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
  QSvgRenderer renderer(svg);
  pixmap = QPixmap(QSize(size, size) * pixelRatio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  renderer.render(&painter);
  painter.end();
  pixmap.setDevicePixelRatio(pixelRatio);
  QPixmapCache::insert(key, pixmap);
  return pixmap;
}

}  // namespace waymark::ui
