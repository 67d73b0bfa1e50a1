// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/returns_view.h"

#include <QVBoxLayout>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "children/fix_rows.h"
#include "shell/list_tools.h"
#include "widgets/data_table.h"
#include "widgets/label.h"

namespace waymark::ui {

ReturnsView::ReturnsView(const ViewContext& context)
    : m_state(context.state),
      m_model(new ReturnsModel(this)),
      m_words(makeLabel({})),
      m_empty(new EmptyState("children", {}, {}, tr("Bring the settings register in"))),
      m_table(new DataTable(tr("Settings that have returned nothing"))) {
  m_table->setObjectName(QStringLiteral("returns"));
  m_table->setTableModel(m_model, ReturnsModel::Name);
  m_tools = new ListTools(context.state, context.navigator,
                          {"children.returns", m_table,
                           {ReturnsModel::Urn, ReturnsModel::Locality, ReturnsModel::Phase, ReturnsModel::Type}, false});
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(m_words);
  column->addWidget(m_table, 1);
  column->addWidget(m_empty, 1);
  connect(m_empty, &EmptyState::started, this, &ReturnsView::importAsked);
}

void ReturnsView::show(const app::Caseload& caseload) {
  m_model->setRows(caseload.returnedNothing);
  const bool known = caseload.registerAsAt.has_value();
  const bool any = !m_model->rows().empty();
  m_empty->setVisible(!any);
  m_empty->button()->setVisible(!known);
  m_words->setVisible(any);
  m_table->setVisible(any);
  m_tools->button()->setEnabled(any);
  const QString authority = toQt(m_state.area().laCode);
  if (!known)
    m_empty->setTexts(tr("No settings register yet"),
                      tr("With the settings register (the establishment file of Get Information about Schools) this lists "
                         "the open schools, early years settings and colleges of the area that no child of the lists "
                         "is at: they may have returned nothing."));
  else if (!any)
    m_empty->setTexts(tr("Every setting has returned"),
                      authority.isEmpty()
                          ? tr("Every open setting of the register of %1 has a child on the lists.").arg(longDate(caseload.registerAsAt))
                          : tr("Every open setting of authority %1 in the register of %2 has a child on the lists.")
                                .arg(authority, longDate(caseload.registerAsAt)));
  else
    m_words->setText(authority.isEmpty()
                         ? tr("%L1 open settings of the register of %2 that no child of the lists is at. They may have "
                              "returned nothing.").arg(m_model->rows().size()).arg(longDate(caseload.registerAsAt))
                         : tr("%L1 open settings of authority %2 in the register of %3 that no child of the lists is at. "
                              "They may have returned nothing.")
                               .arg(m_model->rows().size()).arg(authority, longDate(caseload.registerAsAt)));
}

void ReturnsView::setFilter(const QString& text) {
  m_model->setFilterText(text);
}

QString ReturnsView::summary() const {
  return tr("%L1 settings have returned nothing").arg(m_model->shownCount());
}

}  // namespace waymark::ui
