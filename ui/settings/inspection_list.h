// SPDX-License-Identifier: GPL-3.0-or-later
// The workspace's inspections in Settings, past and present: which framework, when, how far, what came of it. One can
// be added on any pack; the outcome and its day are set when the letter or report is out.
#pragma once

#include <QWidget>
#include <map>
#include <optional>
#include <string>

#include "domain/change.h"
#include "domain/inspection.h"
#include "framework/pack.h"
#include "widgets/table_model.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace waymark::ui {

class AppState;
class Button;
class DataTable;
class DateField;
class FormRow;

struct InspectionRow {
  domain::InspectionId id;
  QString title;
  QString framework;
  std::optional<base::Day> notified;
  QString state;
  QString outcome;
  std::optional<base::Day> published;
};

class InspectionModel final : public VectorModel<InspectionRow> {
  Q_OBJECT
 public:
  enum Column { Title, Framework, Notified, State, Outcome, Published };
  explicit InspectionModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] base::Uuid rowId(const InspectionRow& row) const override { return row.id.uuid; }
};

class Navigator;

class InspectionList final : public QWidget {
  Q_OBJECT
 public:
  InspectionList(AppState& state, Navigator& navigator, QWidget* parent = nullptr);

 private:
  void refresh();
  void add();
  void showCurrent();
  void setOutcome();
  [[nodiscard]] const domain::Stored<domain::Inspection>* current() const;
  [[nodiscard]] InspectionRow rowOf(const domain::Inspection& inspection);
  [[nodiscard]] QWidget* makeNew();
  [[nodiscard]] QWidget* makeOutcome();
  /// The pack of an id and version, read once; an empty one where it can't be read.
  [[nodiscard]] const framework::Pack& packOf(const std::string& id, const std::string& version);

  AppState& m_state;
  std::map<std::pair<std::string, std::string>, framework::Pack> m_packs;
  InspectionModel* m_model;
  DataTable* m_table;
  QLineEdit* m_title;
  QComboBox* m_framework;
  DateField* m_day;
  FormRow* m_titleRow;
  FormRow* m_dayRow;
  Button* m_add;
  QLabel* m_outcomeOf;
  QWidget* m_outcomeFields;
  QComboBox* m_outcome;
  DateField* m_published;
  FormRow* m_publishedRow;
  Button* m_set;
};

}  // namespace waymark::ui
