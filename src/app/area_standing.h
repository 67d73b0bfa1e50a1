// SPDX-License-Identifier: GPL-3.0-or-later
// DfE's release kept in a workspace, and where the area stands in it today. For waymark-cli and the storage thread.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/session.h"
#include "lists/benchmark.h"

namespace waymark::app {

/// A release's zip as figures, on any thread: exchange::readRelease's errors, and those of base::readFile.
base::Result<lists::ReleaseFigures> readReleaseFile(const std::filesystem::path& file);

/// Kept as figures, not as the zip: some 160 kB. One undo step. Errors: storage::storeBytes's, Session::apply's.
base::Result<domain::ListExtract> keepRelease(Session& session, const lists::ReleaseFigures& figures, base::Day today,
                                              base::Stamp at);
/// The release that was taken in last; nothing where there is none.
base::Result<std::optional<lists::ReleaseFigures>> keptRelease(Session& session, const domain::Workspace& workspace);

/// A measure from the area's own data, on the release's definition.
struct OwnFigure {
  double value = 0;
  base::Day asAt;
  std::string from;  // "List 1: EHC plans, case system"
};

struct AreaStandingReport {
  lists::BenchmarkDefinition definition;
  std::optional<lists::AreaStanding> standing;  // nothing where the release doesn't know the area
  std::vector<std::optional<OwnFigure>> own;    // by measure; of the workspace's own area only
  std::vector<lists::Authority> authorities;    // all that the release knows
  bool knowsOwn = false;                        // the workspace's own area is one of them
  bool isBeside = false;                        // the release doesn't know it: it stands beside others alone
  std::vector<std::string> comparedWith;        // chosen to stand where its statistical neighbours would
  std::string file;                           // the release's
  std::string neighboursSource;
};

/// The codes of the authorities that were chosen for this workspace's area to be compared with, in place of its
/// statistical neighbours; none where none were.
std::vector<std::string> comparedWith(const domain::Workspace& workspace);
/// Whether the record keeps them.
bool isComparedWith(const domain::SavedView& view);
/// The change that keeps them in the workspace; nothing where they are kept already.
std::optional<domain::Change> compareWith(const domain::Workspace& workspace, std::span<const std::string> codes,
                                          base::IdMaker& ids, base::Stamp at);

/// An authority by its code or name, beside `others` where there are any, else beside its statistical neighbours. One
/// that the release doesn't know stands beside `others` alone, under `wanted` as its name; without them NotFound.
base::Result<lists::AreaStanding> standingBesideChosen(const lists::BenchmarkDefinition& definition,
                                                       const lists::ReleaseFigures& figures,
                                                       lists::Neighbours neighbours, const std::string& wanted,
                                                       std::span<const std::string> others);

/// Nothing where no release is kept. `wanted` is another authority's code, beside its neighbours; without it the
/// workspace's own area, by its code, else by its name, beside comparedWith() where there are any.
base::Result<std::optional<AreaStandingReport>> areaStanding(Session& session, const domain::Workspace& workspace,
                                                             base::Day today, const std::string& wanted = {});

}  // namespace waymark::app
