// SPDX-License-Identifier: GPL-3.0-or-later
// Privacy and the seal in Settings: setting it up, what opens it, when it locks, when children's data is deleted, and
// who saw identities.
#pragma once

#include <QWidget>

#include "shell/page.h"
#include "shell/seal_keeper.h"

class QLabel;
class QVBoxLayout;

namespace waymark::ui {

class AccessModel;
class Button;
class ChoiceStrip;
class DateField;
class FormRow;
class PassphraseForm;
class PurgeView;
class RecoveryKeyView;
class SecretField;

class SealSection final : public QWidget {
  Q_OBJECT
 public:
  SealSection(AppState& state, Navigator& navigator, QWidget* parent = nullptr);

 private:
  enum class Change { Passphrase, RecoveryKey };
  void addSetUp(QVBoxLayout& column);
  void addChange(QVBoxLayout& column);
  void addTerms(QVBoxLayout& column);
  void refresh();
  void showWords();
  void showTerms();
  void showAccesses();
  void setUp();
  void askChange(Change change);
  void change();
  void byRecoveryKey(bool use);
  void setTerms(std::optional<base::Day> purgeOn, int idleMinutes);
  void termsRefused(const base::Error& error, std::optional<base::Day> purgeOn);
  void purge(const QString& reason);
  void failed(const base::Error& error);
  void showKey(base::Result<std::string> key);

  AppState& m_state;
  Navigator& m_navigator;
  QLabel* m_words;
  QWidget* m_setUp;
  PassphraseForm* m_new;
  Button* m_seal;
  RecoveryKeyView* m_recoveryKey;
  QWidget* m_sealed;  // what there is once there is a seal
  Button* m_changePassphrase;
  Button* m_newRecovery;
  QWidget* m_change;
  SecretField* m_present;
  FormRow* m_presentRow;
  PassphraseForm* m_other;
  Button* m_confirm;
  Button* m_byOther;
  ChoiceStrip* m_idle;
  DateField* m_purgeOn;
  FormRow* m_purgeRow;
  Button* m_purge;
  PurgeView* m_purgeView;
  QLabel* m_backups;  // after a purge: those that still hold children's data
  AccessModel* m_accesses;
  Change m_changing = Change::Passphrase;
  bool m_withRecoveryKey = false;
};

}  // namespace waymark::ui
