#pragma once

#include <string>
#include <string_view>

namespace zubia::server {

/// The language of the product that an `Accept-Language` header prefers (`eu`, `es;q=0.8`); empty where it names none,
/// so that the programme's own is used. What cannot be read in the header is passed over: it is only a wish.
std::string preferred_language(std::string_view accepted);

}  // namespace zubia::server
