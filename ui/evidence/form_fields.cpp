// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/form_fields.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/text.h"
#include "widgets/button.h"
#include "widgets/icons.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

void clearRows(QVBoxLayout* rows) {
  while (auto* item = rows->takeAt(0)) {
    if (auto* widget = item->widget()) {
      widget->hide();
      widget->deleteLater();
    }
    delete item;
  }
}

bool isAddress(const QString& location) {
  return location.startsWith(QLatin1String("http://"), Qt::CaseInsensitive) ||
         location.startsWith(QLatin1String("https://"), Qt::CaseInsensitive);
}

QVBoxLayout* makeRows() {
  auto* rows = new QVBoxLayout;
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(4);
  return rows;
}

}  // namespace

QString linkTitle(const QString& location) {
  if (isAddress(location)) {
    const QUrl url(location);
    const QString name = url.fileName();
    return name.isEmpty() ? url.host() : name;
  }
  const qsizetype cut = std::max(location.lastIndexOf(u'/'), location.lastIndexOf(u'\\'));
  const QString name = location.mid(cut + 1);
  return name.isEmpty() ? location : name;
}

bool openLink(const QString& location) {
  if (isAddress(location)) return QDesktopServices::openUrl(QUrl(location, QUrl::TolerantMode));
  QString path = location;
  if (path.startsWith(QLatin1String("\\\\"))) path.replace(u'\\', u'/');  // a share: //server/share/file
  return QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

FileLinksField::FileLinksField(QWidget* parent) : QWidget(parent), m_rows(makeRows()), m_typed(new QLineEdit) {
  m_typed->setPlaceholderText(tr("Paste a path or a web address, then Enter"));
  m_typed->setAccessibleName(tr("Add a file or link"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addLayout(m_rows);
  column->addWidget(m_typed);
  setFocusProxy(m_typed);
  connect(m_typed, &QLineEdit::returnPressed, this, &FileLinksField::takeTyped);
  connect(m_typed, &QLineEdit::editingFinished, this, &FileLinksField::takeTyped);
}

void FileLinksField::setLinks(std::vector<domain::FileLink> links) {
  m_typed->clear();
  m_links = std::move(links);
  rebuild();
}

void FileLinksField::takeTyped() {
  const QString text = m_typed->text().trimmed();
  m_typed->clear();
  if (!text.isEmpty()) add(text);
}

void FileLinksField::add(const QString& text) {
  QString location = text;
  if (location.size() > 1 && location.startsWith(u'"') && location.endsWith(u'"'))  // Explorer's "Copy as path"
    location = location.mid(1, location.size() - 2);
  if (location.startsWith(QLatin1String("file:"))) location = QUrl(location).toLocalFile();
  if (location.isEmpty()) return;
  m_links.push_back({{}, {}, fromQt(linkTitle(location)), fromQt(location)});
  rebuild();
  emit changed();
}

void FileLinksField::rebuild() {
  clearRows(m_rows);
  for (std::size_t i = 0; i < m_links.size(); ++i) {
    const QString location = toQt(m_links[i].location);
    const QString title = m_links[i].title.empty() ? linkTitle(location) : toQt(m_links[i].title);
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    auto* icon = new QLabel;
    icon->setPixmap(themedIcon(isAddress(location) ? "external" : "file", Role::Muted).pixmap(18, 18));
    auto* words = new QWidget;
    auto* stack = new QVBoxLayout(words);
    stack->setContentsMargins(kInside / 2, 0, 0, 0);
    stack->setSpacing(0);
    auto* name = new ElidedLabel({});
    name->setText(title);
    auto* where = new ElidedLabel({TextSize::Small, TextWeight::Regular, Role::Muted});
    where->setText(location);
    stack->addWidget(name);
    stack->addWidget(where);
    auto* open = makeIconButton("external", tr("Open %1").arg(title));
    connect(open, &QPushButton::clicked, this, [location] { openLink(location); });
    auto* remove = makeIconButton("close", tr("Take out %1").arg(title));
    connect(remove, &QPushButton::clicked, this, [this, i] {
      m_links.erase(m_links.begin() + static_cast<std::ptrdiff_t>(i));
      rebuild();
      m_typed->setFocus();
      emit changed();
    });
    line->addWidget(icon);
    line->addWidget(words, 1);
    line->addWidget(open);
    line->addWidget(remove);
    m_rows->addWidget(row);
  }
}

PickField::PickField(const QString& prompt, QWidget* parent)
    : QWidget(parent), m_prompt(prompt), m_combo(new FormCombo), m_rows(makeRows()) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addLayout(m_rows);
  column->addWidget(m_combo);
  m_combo->setAccessibleName(prompt);
  setFocusProxy(m_combo);
  connect(m_combo, &QComboBox::activated, this, [this](int) {
    const QByteArray bytes = m_combo->currentData().toByteArray();
    if (bytes.size() != 16) return;
    base::Uuid id;
    std::ranges::copy(bytes, id.bytes.begin());
    m_chosen.push_back(id);
    rebuild();
    emit changed();
  });
  rebuild();
}

void PickField::setEntries(std::vector<Entry> entries) {
  m_entries = std::move(entries);
  rebuild();
}

void PickField::setChosen(std::vector<base::Uuid> chosen) {
  if (chosen == m_chosen) return;
  m_chosen = std::move(chosen);
  rebuild();
}

void PickField::rebuild() {
  clearRows(m_rows);
  m_combo->clear();
  m_combo->addItem(m_prompt);
  for (const auto& entry : m_entries) {
    if (std::ranges::find(m_chosen, entry.id) == m_chosen.end()) {
      const QByteArray id(reinterpret_cast<const char*>(entry.id.bytes.data()), 16);
      m_combo->addItem(entry.kind.isEmpty() ? entry.text : entry.kind + QStringLiteral(": ") + entry.text, id);
      m_combo->setItemData(m_combo->count() - 1, entry.text, Qt::ToolTipRole);
      continue;
    }
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    auto* words = new QWidget;
    auto* stack = new QVBoxLayout(words);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(0);
    if (!entry.kind.isEmpty())
      stack->addWidget(makeLabel(entry.kind, {TextSize::Small, TextWeight::Regular, Role::Muted}));
    stack->addWidget(makeLabel(entry.text));
    auto* remove = makeIconButton("close", tr("Take out: %1").arg(entry.text));
    connect(remove, &QPushButton::clicked, this, [this, id = entry.id] {
      std::erase(m_chosen, id);
      rebuild();
      m_combo->setFocus();
      emit changed();
    });
    line->addWidget(words, 1);
    line->addWidget(remove, 0, Qt::AlignTop);
    m_rows->addWidget(row);
  }
  m_combo->setVisible(m_combo->count() > 1);
}

}  // namespace waymark::ui
