#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "formats/classification_labels.hpp"
#include "formats/correspondence_table.hpp"
#include "formats/statistics_file.hpp"

namespace {

void check(bool held) {
  if (!held) std::abort();
}

/// Whatever the bytes are, there are sound observations or a problem that says what is wrong.
void read(std::string_view bytes, const zubia::formats::StatisticsFileOptions& options) {
  const auto file = zubia::formats::read_statistics(bytes, "fuzz", options);
  if (!file) {
    check(!file.error().code.empty() && !file.error().detail.empty());
    return;
  }
  for (const zubia::Observation& one : file->observations) {
    check(std::isnan(one.value) == (one.absence != zubia::Absence::none));
    check(std::isnan(one.value) || (one.value >= 0.0 && std::isfinite(one.value)));
    check(!one.territory.code.empty() && !one.activity.code.empty());
  }
}

}  // namespace

// The name is libFuzzer's. NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  read(text, {});
  read(text, {.wide = true});
  (void)zubia::formats::read_correspondence_table(text, "fuzz");
  (void)zubia::formats::read_classification_labels(text, "fuzz");
  return 0;
}
