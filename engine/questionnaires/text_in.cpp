#include "engine/questionnaires/text_in.hpp"

namespace zubia::questionnaires {

std::string text_in(const Texts& texts, const std::string& language, const std::vector<std::string>& languages) {
  if (const auto found = texts.find(language); found != texts.end()) return found->second;
  for (const std::string& other : languages)
    if (const auto found = texts.find(other); found != texts.end()) return found->second;
  return {};
}

}  // namespace zubia::questionnaires
