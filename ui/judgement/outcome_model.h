// SPDX-License-Identifier: GPL-3.0-or-later
// The page's numbers: which findings are assessed, the assessment, its ranges, and the what-if beside it. Recomputed
// when evidence changes; what takes long runs on a second thread and the newest wins. Used by ui/judgement.
#pragma once

#include <QObject>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "app/background.h"
#include "app/followed_letter.h"
#include "app/published_scores.h"
#include "domain/evidence.h"
#include "judgement/progress.h"
#include "judgement/what_if.h"
#include "shell/app_state.h"

namespace waymark::ui {

enum class Basis { AllButRejected, AcceptedOnly };

/// A finding on a criterion, and how hard it pulls there: sign times weight, -1 to +1.
struct Pull {
  domain::EvidenceId id;
  double pull = 0;
  bool isAlso = false;  // the criterion isn't its first
};

class OutcomeModel final : public QObject {
  Q_OBJECT
 public:
  explicit OutcomeModel(AppState& state, QObject* parent = nullptr);

  [[nodiscard]] Basis basis() const { return m_basis; }
  void setBasis(Basis basis);
  /// Reads the evidence again, if anything has changed since.
  void refresh();

  /// What is shown: the what-if where one is on.
  [[nodiscard]] const judgement::Assessment& assessment() const { return m_whatIf ? m_supposed : m_computed; }
  [[nodiscard]] const judgement::Assessment& computed() const { return m_computed; }
  /// The finding of a row, or nullptr (deleted meanwhile, or kNoRow).
  [[nodiscard]] const domain::Evidence* finding(std::uint32_t row) const;
  /// By how hard they pull, whichever way; all that bear on the criterion and are assessed.
  [[nodiscard]] std::vector<Pull> findingsOn(base::ShortCode criterion) const;
  /// The kinds of source among them.
  [[nodiscard]] base::EnumSet<domain::SourceKind> sourcesOn(base::ShortCode criterion) const;
  /// A verdict for each earlier finding that the inspection’s own pack judges; empty where it judges none. What-if leaves them alone.
  [[nodiscard]] const std::vector<judgement::AreaProgress>& areas() const { return m_areas; }
  /// Which letter the areas are of.
  [[nodiscard]] const app::FollowedLetter& letter() const { return m_letter; }
  /// The published inspections' scores under this pack; empty until a second thread has read them, then changed().
  [[nodiscard]] const std::vector<app::PublishedScore>& published();
  /// JSON of what is shown, for a snapshot.
  [[nodiscard]] std::string payload() const;

  // --- how sure: asked for when somebody looks
  void askForRanges();

  // --- what-if
  [[nodiscard]] bool isWhatIf() const { return m_whatIf.has_value(); }
  void startWhatIf();
  void leaveWhatIf();
  [[nodiscard]] bool isOff(domain::EvidenceId id) const { return m_off.contains(id.uuid); }
  void setOff(domain::EvidenceId id, bool off);
  [[nodiscard]] std::optional<double> setPosition(base::ShortCode criterion) const;
  /// Clamped to ±0.95; nothing takes it back.
  void supposePosition(base::ShortCode criterion, std::optional<double> position);
  [[nodiscard]] std::size_t supposals() const;

 signals:
  /// The assessment, its ranges or the what-if are others.
  void changed();

 protected:
  bool event(QEvent* event) override;

 private:
  void collect();
  void compute();
  void suppose();

  AppState& m_state;
  Basis m_basis = Basis::AllButRejected;
  bool m_isStale = true;
  std::vector<domain::EvidenceId> m_rows;
  std::shared_ptr<const judgement::Bank> m_bank;
  judgement::Assessment m_computed;
  app::FollowedLetter m_letter;
  std::map<std::string, std::optional<framework::PackKind>> m_kinds;  // of frameworks, as they were read
  std::vector<judgement::AreaProgress> m_areas;
  bool m_wantsRanges = false;
  std::optional<judgement::WhatIf> m_whatIf;
  std::set<base::Uuid> m_off;
  judgement::Assessment m_supposed;
  std::string m_publishedFor;
  std::vector<app::PublishedScore> m_published;
  app::Background m_background;  // last, so that it ends first
};

}  // namespace waymark::ui
