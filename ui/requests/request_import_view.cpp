// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/request_import_view.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "widgets/button.h"
#include "widgets/data_table.h"
#include "widgets/label.h"

namespace waymark::ui {

RequestImportView::RequestImportView(QWidget* parent)
    : QWidget(parent),
      m_model(new RequestImportModel(this)),
      m_words(makeLabel({})),
      m_table(new DataTable(tr("Rows of the sheet"))),
      m_bringIn(new Button(ButtonKind::Primary, tr("Bring them in"))),
      m_cancel(new Button(ButtonKind::Secondary, tr("Cancel"))) {
  m_table->setTableModel(m_model, RequestImportModel::Words);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, kAround);
  column->setSpacing(kInside);
  column->addWidget(m_words);
  column->addWidget(m_table, 1);
  auto* answers = new QHBoxLayout;
  answers->addWidget(m_bringIn);
  answers->addWidget(m_cancel);
  answers->addStretch(1);
  column->addLayout(answers);
  connect(m_bringIn, &QPushButton::clicked, this, &RequestImportView::bringInAsked);
  connect(m_cancel, &QPushButton::clicked, this, &RequestImportView::left);
}

void RequestImportView::show(const app::RequestImport& import, Writing writing) {
  m_model->setRows(import.rows);
  QString words = tr("%1: %L2 to add, %L3 to change, %L4 as they are, %L5 left out.")
                      .arg(toQt(import.file))
                      .arg(import.added)
                      .arg(import.changed)
                      .arg(import.same)
                      .arg(import.refused);
  if (!import.unknownColumns.empty()) {
    QStringList names;
    for (const auto& name : import.unknownColumns) names << QStringLiteral("“%1”").arg(toQt(name));
    words += QLatin1Char(' ') + tr("Not read: %1.").arg(names.join(QStringLiteral(", ")));
  }
  m_words->setText(words);
  m_table->setAccessibleDescription(words);
  const auto wanted = import.added + import.changed;
  m_bringIn->setText(wanted == 1 ? tr("Bring in 1 row") : tr("Bring in %L1 rows").arg(wanted));
  m_bringIn->setEnabled(wanted > 0 && writing == Writing::Allowed);
}

void RequestImportView::focusFirst() {
  (m_bringIn->isEnabled() ? m_bringIn : m_cancel)->setFocus(Qt::OtherFocusReason);
}

}  // namespace waymark::ui
