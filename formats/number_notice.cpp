#include "formats/number_notice.hpp"

namespace zubia::formats {

Result<NumberStyle> agreed_style(const NumberStyleEvidence& evidence, const Problem& not_a_number) {
  if (const std::string example = evidence.open_example(); !example.empty())
    return refuse(
        {"ambiguous-number", "The comma in “" + example + "” could be a decimal comma or stand between thousands.",
         not_a_number.where, "Write the numbers with a decimal point and without separators between thousands."});
  const std::optional<NumberStyle> style = evidence.style();
  if (!style || *style == NumberStyle{}) return refuse(not_a_number);
  return *style;
}

Notice number_notice(NumberStyle style) {
  if (style.decimal == ',')
    return {"decimal-comma", style.thousands == 0
                                 ? "Numbers were read with a decimal comma."
                                 : "Numbers were read with a decimal comma and a separator between thousands."};
  return {"thousands-separator", "Numbers were read with a decimal point and a separator between thousands."};
}

}  // namespace zubia::formats
