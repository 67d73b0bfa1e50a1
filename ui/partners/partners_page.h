// SPDX-License-Identifier: GPL-3.0-or-later
// The Partners page: organisations, their people, what each owes and has given, and the contact tree.
#pragma once

#include "partners/partner_models.h"
#include "shell/page.h"

class QLabel;
class QStackedWidget;
class QTimer;
class QVBoxLayout;

namespace waymark::ui {

class Button;
class ChoiceStrip;
class DetailSplitter;
class ElidedLabel;
class EmptyState;
class ListTools;
class PageHeader;
class PartnerForm;
class PersonForm;
class RecordForm;

class PartnersPage final : public Page {
  Q_OBJECT
 public:
  explicit PartnersPage(const PageContext& context);
  ~PartnersPage() override;

  void openArgument(const QString& argument) override;
  [[nodiscard]] QString place() const override;
  void setFilter(const QString& text) override;
  [[nodiscard]] bool canFilter() const override { return true; }
  [[nodiscard]] QString accessibleSummary() const override;

 private:
  enum View { Organisations, Tree, Empty };
  enum Part { People, Owed, Given };

  QWidget* makeOrganisations();
  QWidget* makeTree();
  void connectParts();
  void onLoaded();
  void refresh();
  void refreshChosen();
  void refreshWarnings();
  void showView(View view);
  void follow(const domain::ChangeSet& changes);

  void showPerson(const base::Uuid& id);
  void showPartner(const domain::PartnerId& id);
  void editChosen();
  void newPerson();
  void newPartner();
  void save();
  void writeEdit();
  void remove();
  void openPanel(RecordForm* form, const QString& title);

  OrganisationModel* m_organisations;
  PeopleModel* m_people;
  OwedModel* m_owed;
  GivenModel* m_given;
  PeopleModel* m_tree;
  PageHeader* m_header;
  ChoiceStrip* m_view;
  Button* m_newPerson;
  Button* m_newPartner;
  QStackedWidget* m_views;
  DataTable* m_organisationList;
  ElidedLabel* m_chosenName;
  ElidedLabel* m_chosenNote;
  Button* m_editPartner;
  ChoiceStrip* m_part;
  QStackedWidget* m_parts;
  DataTable* m_peopleTable;
  DataTable* m_owedTable;
  DataTable* m_givenTable;
  DataTable* m_treeTable;
  ListTools* m_treeTools = nullptr;
  QLabel* m_outside;
  QVBoxLayout* m_warnings;
  EmptyState* m_empty;
  DetailSplitter* m_splitter;
  PartnerForm* m_partnerForm;
  PersonForm* m_personForm;
  QStackedWidget* m_forms;
  QTimer* m_soon;
  domain::PartnerId m_chosen;
  domain::PartnerId m_shownPartner;
  domain::PersonId m_shownPerson;
  base::Uuid m_awaited;  // made, and to be shown once it is stored
  bool m_writing = false;
  bool m_editWaits = false;
  bool m_quiet = false;
};

}  // namespace waymark::ui
