#pragma once

#include <string>

#include "engine/base/result.hpp"
#include "formats/network.hpp"

namespace zubia::formats {

/// The network as GEXF 1.3 (Gephi), UTF-8. The same network always gives the same bytes. Refused as `write_graphml`.
Result<std::string> write_gexf(const Network& network);

}  // namespace zubia::formats
