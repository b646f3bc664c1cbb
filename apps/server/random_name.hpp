#pragma once

#include <string>

namespace zubia::server {

/// 256 random bits in letters, digits, hyphens and underscores: nobody guesses it.
std::string random_name();

}  // namespace zubia::server
