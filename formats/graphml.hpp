#pragma once

#include <string>

#include "engine/base/result.hpp"
#include "formats/network.hpp"

namespace zubia::formats {

/// The network as GraphML, UTF-8. Node labels are the attribute `label`, edge weights the attribute `weight`. The same
/// network always gives the same bytes.
///
/// Refused with: `duplicate-node`, `unknown-node` (an edge to a place without a node), `uneven-attributes` (a node with
/// more or fewer values than the network has attributes, or a value of the wrong kind), `undefined-weight`.
Result<std::string> write_graphml(const Network& network);

}  // namespace zubia::formats
