#pragma once

#include <string>
#include <string_view>

namespace zubia::text {

/// A Basque word without its ending of case and number, folded or not: `enpresa`, `enpresak`, `enpresetako` and
/// `enpresentzat` are `enpres`. The longest ending goes that leaves three letters.
///
/// Ours, because the Basque algorithm of Snowball takes `enpresa` to `enpre`, `enpresak` to `enpres` and leaves
/// `enpresei` as it is: what is searched in a directory are nouns, and their forms have to meet.
std::string basque_stem(std::string_view word);

}  // namespace zubia::text
