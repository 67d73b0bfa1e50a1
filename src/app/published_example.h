// SPDX-License-Identifier: GPL-3.0-or-later
// The second example: a real, published inspection as a workspace, from its coded rows and own-words themes
// (resources/models; no sentence of a report), judged by a model that has not seen it.
#pragma once

#include <string_view>

#include "base/error.h"
#include "domain/change.h"
#include "domain/workspace.h"
#include "framework/pack_loader.h"

namespace waymark::app {

/// Lancashire, December 2024: the inspection that the start page offers.
inline constexpr std::string_view kPublishedExample = "R02";

/// The id of the pack that an inspection of that code was made under. NotFound.
base::Result<std::string> publishedFramework(std::string_view code, const framework::Library& library);

/// Every record of the example, the same each time. NotFound for a code that isn't among the published ones.
base::Result<domain::ChangeSet> publishedExample(std::string_view code, const framework::Pack& pack);

/// The pack that a workspace's evidence is assessed by: the pack itself, or, where the workspace shows a published
/// inspection that the model was fitted on, the same with a model fitted on all the others. Takes about as long as a
/// calibration: not on the GUI thread.
framework::Pack assessmentPack(const domain::Inspection* inspection, framework::Pack pack);

}  // namespace waymark::app
