#pragma once

#include "engine/base/result.hpp"
#include "formats/network.hpp"

namespace zubia::formats {

/// Refuses a network that no file can hold: `duplicate-node`, `unknown-node`, `uneven-attributes`, `undefined-weight`.
Result<void> check_network(const Network& network);

/// Whether the node has the value: a number other than NaN, or some text.
bool has_value(const AttributeValue& value);

/// The value as XML text.
std::string xml_value(const AttributeValue& value);

}  // namespace zubia::formats
