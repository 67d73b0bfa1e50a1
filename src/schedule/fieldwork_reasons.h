// SPDX-License-Identifier: GPL-3.0-or-later
// Why a session can't be placed: each rule is lifted in turn, and those that would let it in are the reasons. Used by
// fieldwork_arrange.cpp only.
#pragma once

#include "schedule/fieldwork_arrange.h"
#include "schedule/fieldwork_board.h"

namespace waymark::schedule {

NotPlaced whyNot(const FieldworkBoard& board, int slot, const std::vector<int>& cyclic);

}  // namespace waymark::schedule
