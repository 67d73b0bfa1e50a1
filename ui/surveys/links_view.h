// SPDX-License-Identifier: GPL-3.0-or-later
// "The inspectors' surveys": for each audience its link, its times, its answers as told, and the places that pass it on.
#pragma once

#include <memory>

#include "app/inspector_surveys.h"
#include "surveys/survey_view.h"
#include "widgets/table_model.h"

class QLabel;
class QLineEdit;
class QStackedWidget;
class QVBoxLayout;

namespace waymark::ui {

class Button;
class ChipSet;
class ChoiceStrip;
class DataTable;
class DetailSplitter;
class EmptyState;
class FormRow;
class IdCombo;
class ListTools;
class SendingForm;
class TotalForm;

class SendingsModel final : public VectorModel<domain::Stored<domain::SurveySending>> {
  Q_OBJECT
 public:
  enum ColumnPlace { Place, State, PassedBy, PassedAt, ConfirmedBy, ConfirmedAt, Reminded, Urn, Note };
  explicit SendingsModel(const AppState& state, QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const domain::Stored<domain::SurveySending>& row) const override {
    return row.value.id.uuid;
  }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;

 private:
  const AppState& m_state;
};

class LinksView final : public SurveyView {
  Q_OBJECT
 public:
  explicit LinksView(const PageContext& context);
  void activated() override;
  void setFilter(const QString& text) override;
  void openArgument(const QString& argument) override;
  [[nodiscard]] QString place() const override;
  [[nodiscard]] QString summary() const override;

 private:
  enum Part { kAdding, kSending, kTotals };
  enum class Doing { PassOn, Confirm, Remind };
  [[nodiscard]] std::vector<app::InspectorSurvey> surveys() const;
  [[nodiscard]] std::vector<const domain::Stored<domain::SurveyTotal>*> totals() const;
  [[nodiscard]] QWidget* makeAdding();
  void build();
  void refresh();
  void mark(Doing doing);
  void open(const base::Uuid& id);
  void writeSending();
  void removeSending();
  void openTotals(const base::Uuid& id);
  void saveTotal();
  void writeTotal();
  void removeTotal();
  void showPart();
  void startAdding();
  void showMatches();
  void addChosen();
  void addNamed();
  void add(const std::vector<app::SurveyRecipient>& recipients);
  [[nodiscard]] app::SettingChoice choice() const;

  base::Uuid m_shown;       // the place whose form is open
  base::Uuid m_totalShown;  // the figure that is open; none for a new one
  std::string m_audience;
  std::vector<std::string> m_audiences;
  ChoiceStrip* m_which = nullptr;
  QVBoxLayout* m_strip;
  QLabel* m_facts;
  SendingsModel* m_model;
  DataTable* m_table;
  DetailSplitter* m_splitter;
  EmptyState* m_empty;
  ListTools* m_tools;
  QWidget* m_body;
  Button* m_add;
  Button* m_passOn;
  Button* m_confirm;
  Button* m_remind;
  IdCombo* m_by;
  Button* m_tell;
  Button* m_texts;
  QStackedWidget* m_parts;
  SendingForm* m_sending;
  TotalForm* m_totals;
  QLabel* m_register;
  ChipSet* m_phases;
  ChipSet* m_types;
  ChipSet* m_localities;
  Button* m_addChosen;
  QLineEdit* m_name;
  std::shared_ptr<const lists::SettingsRegister> m_settings;
  std::vector<std::string> m_phaseNames;
  std::vector<std::string> m_typeNames;
  std::vector<std::string> m_localityNames;
};

}  // namespace waymark::ui
