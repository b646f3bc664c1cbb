#pragma once

#include <vector>

#include "engine/base/parallel.hpp"
#include "engine/statistics/kruskal_wallis.hpp"
#include "engine/statistics/ordinal_table.hpp"
#include "engine/statistics/rank_test.hpp"

namespace zubia {

/// `kruskal_wallis` of many items, item after item, with the same results. Items that as many of each group answered
/// look at the same random assignments, as they do one by one, but these are dealt once for all of them.
std::vector<KruskalWallis> kruskal_wallis_items(const std::vector<OrdinalTable>& items,
                                                const RankTestOptions& options = {}, Parallelism parallelism = {});

}  // namespace zubia
