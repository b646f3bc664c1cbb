#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zubia {

/// The known names most like `name`, best first: those that begin with it or that it begins with, then those at most a
/// third of its length (at least 1) away in optimal string alignment distance, letter case ignored. At most
/// `count_max`.
std::vector<std::string> nearest_names(std::string_view name, std::span<const std::string> known,
                                       std::size_t count_max = 3);

/// "Did you mean ES21, ES22 or ES24?", or nothing where no name is near.
std::string did_you_mean(std::string_view name, std::span<const std::string> known);

}  // namespace zubia
