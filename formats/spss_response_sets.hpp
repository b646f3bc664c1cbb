#pragma once

#include <string>
#include <string_view>

#include "engine/questionnaires/response_table.hpp"

/// A part of spss_file.
namespace zubia::formats {

/// The record of the multiple-response sets (type 7, subtype 7) that belongs behind this dictionary; empty where there
/// are none. The dictionary is asked for the short names of the variables, which the record speaks of.
std::string spss_response_sets(const questionnaires::ResponseTable& table, std::string_view dictionary);

}  // namespace zubia::formats
