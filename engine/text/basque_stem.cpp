#include "engine/text/basque_stem.hpp"

#include <algorithm>
#include <array>

namespace zubia::text {
namespace {

constexpr std::size_t letters_min = 3;

/// Singular, plural and indefinite of the cases (Euskaltzaindia, EGLU I).
constexpr std::array<std::string_view, 48> endings = {
    "arentzako", "arentzat", "entzako", "etarako", "etatik", "etaraino", "entzat", "arekin", "arengatik", "etako",
    "etara",     "engatik",  "erako",   "arako",   "aren",   "etan",     "etaz",   "ekin",   "atik",      "etik",
    "arik",      "rako",     "eko",     "ako",     "ean",    "era",      "ara",    "ari",    "rik",       "tik",
    "ko",        "ei",       "en",      "ek",      "ez",     "ak",       "an",     "az",     "ra",        "ren",
    "rekin",     "rentzat",  "tako",    "tara",    "tan",    "a",        "e",      "z"};

}  // namespace

std::string basque_stem(std::string_view word) {
  std::size_t longest = 0;
  for (const std::string_view ending : endings)
    if (word.ends_with(ending) && word.size() >= ending.size() + letters_min)
      longest = std::max(longest, ending.size());
  return std::string(word.substr(0, word.size() - longest));
}

}  // namespace zubia::text
