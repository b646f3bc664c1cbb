#include "formats/text_encoding.hpp"

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

namespace zubia::formats {
namespace {

constexpr std::string_view encoding_mend = "Save the file as UTF-8 and try again.";

std::size_t line_of(std::string_view bytes, std::size_t position) {
  return 1 + static_cast<std::size_t>(
                 std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(position), '\n'));
}

Problem wrong_encoding(std::string detail, const std::string& file_name, std::size_t line) {
  return {"wrong-encoding", std::move(detail), {file_name, line, {}, {}}, std::string(encoding_mend)};
}

/// How many characters beyond ASCII are valid UTF-8, and where the first is that is not.
struct Utf8Survey {
  std::size_t valid = 0;
  std::size_t invalid = 0;
  std::size_t first_invalid = 0;
};

std::size_t utf8_length(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

Utf8Survey survey_utf8(std::string_view bytes) {
  Utf8Survey survey;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = utf8_length(lead);
    if (length > 0 && i + length <= bytes.size() && simdjson::validate_utf8(bytes.data() + i, length)) {
      ++survey.valid;
      i += length;
      continue;
    }
    if (survey.invalid++ == 0) survey.first_invalid = i;
    ++i;
  }
  return survey;
}

/// UTF-16 of mostly ASCII text has a zero in every second byte.
std::string zero_byte_encoding(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 4096);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < sample.size(); ++i)
    if (sample[i] == '\0') ++zeros[i % 2];
  const std::size_t most = sample.size() / 4;
  if (zeros[1] > most && zeros[0] == 0) return "UTF-16LE";
  if (zeros[0] > most && zeros[1] == 0) return "UTF-16BE";
  return {};
}

/// The lines with characters beyond ASCII: the only ones that tell 8-bit encodings apart.
std::string telling_lines(std::string_view bytes) {
  constexpr std::size_t enough = 16384;
  std::string lines;
  for (std::size_t start = 0; start < bytes.size() && lines.size() < enough;) {
    const std::size_t end = std::min(bytes.find('\n', start), bytes.size());
    const std::string_view line = bytes.substr(start, end - start);
    if (std::any_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
      lines.append(line.substr(0, enough));
      lines += '\n';
    }
    start = end + 1;
  }
  return lines;
}

std::string eight_bit_encoding(std::string_view bytes) {
  // Below this the detector only guesses, and Windows-1252 is the better guess.
  constexpr int32_t confidence_min = 60;
  constexpr std::array<std::string_view, 9> others = {"ISO-8859-2",   "windows-1250", "ISO-8859-5",
                                                      "windows-1251", "KOI8-R",       "ISO-8859-7",
                                                      "windows-1253", "ISO-8859-9",   "windows-1254"};
  const std::string lines = telling_lines(bytes);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
  if (U_FAILURE(status) != 0) return "windows-1252";
  ucsdet_setText(detector.get(), lines.data(), static_cast<int32_t>(lines.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) != 0 || match == nullptr) return "windows-1252";
  const std::string_view name = ucsdet_getName(match, &status);
  const int32_t confidence = ucsdet_getConfidence(match, &status);
  if (U_FAILURE(status) != 0 || confidence < confidence_min) return "windows-1252";
  return std::find(others.begin(), others.end(), name) == others.end() ? "windows-1252" : std::string(name);
}

/// Where the first character stands that no table has: a control character other than tab and line end.
std::optional<std::size_t> first_control_character(std::string_view text) {
  const auto is_control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\n' && c != '\r';
  };
  const auto* const found = std::find_if(text.begin(), text.end(), is_control);
  if (found == text.end()) return std::nullopt;
  return static_cast<std::size_t>(found - text.begin());
}

/// The same for the controls U+0080 … U+009F, which stand where an 8-bit encoding has no character.
std::optional<std::size_t> first_upper_control_character(std::string_view text) {
  for (std::size_t i = text.find('\xC2'); i != std::string_view::npos; i = text.find('\xC2', i + 1))
    if (i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) return i;
  return std::nullopt;
}

Result<std::string> convert(std::string_view bytes, const std::string& encoding, const std::string& file_name) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int32_t>::max()) / 4)
    return refuse({"wrong-encoding",
                   "The file is not UTF-8, and too large to be converted (more than 500 MB).",
                   {file_name, 0, {}, {}},
                   std::string(encoding_mend)});
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding.c_str(), &status), &ucnv_close);
  if (U_SUCCESS(status) != 0)
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  icu::UnicodeString wide;
  if (U_SUCCESS(status) != 0) {
    const auto capacity = static_cast<int32_t>(bytes.size() * 2 + 1);
    char16_t* buffer = wide.getBuffer(capacity);
    const int32_t length =
        ucnv_toUChars(converter.get(), buffer, capacity, bytes.data(), static_cast<int32_t>(bytes.size()), &status);
    wide.releaseBuffer(U_SUCCESS(status) != 0 ? length : 0);
  }
  if (U_FAILURE(status) != 0)
    return refuse(wrong_encoding("The file looks like " + encoding + " but cannot be read as that.", file_name, 0));
  std::string text;
  return wide.toUTF8String(text);
}

Result<DecodedText> converted_text(std::string_view bytes, const std::string& encoding, const std::string& file_name) {
  Result<std::string> text = convert(bytes, encoding, file_name);
  if (!text) return refuse(text.error());
  std::optional<std::size_t> control = first_control_character(*text);
  if (!control) control = first_upper_control_character(*text);
  if (control)
    return refuse(wrong_encoding("The file is neither UTF-8 nor any other text that we know.", file_name,
                                 line_of(*text, *control)));
  return DecodedText{encoding, std::move(*text), {}};
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes, const std::string& file_name) {
  if (bytes.starts_with("\xFF\xFE")) return converted_text(bytes.substr(2), "UTF-16LE", file_name);
  if (bytes.starts_with("\xFE\xFF")) return converted_text(bytes.substr(2), "UTF-16BE", file_name);
  const bool marked = bytes.starts_with("\xEF\xBB\xBF");
  if (marked) bytes.remove_prefix(3);
  if (const std::string encoding = zero_byte_encoding(bytes); !encoding.empty())
    return converted_text(bytes, encoding, file_name);
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
    if (const auto control = first_control_character(bytes))
      return refuse(
          wrong_encoding("The file has a control character that no text has.", file_name, line_of(bytes, *control)));
    return DecodedText{"UTF-8", std::nullopt, bytes};
  }
  const Utf8Survey survey = survey_utf8(bytes);
  if (marked || survey.valid > survey.invalid)
    return refuse(wrong_encoding("The file is UTF-8 up to here, and then something else.", file_name,
                                 line_of(bytes, survey.first_invalid)));
  return converted_text(bytes, eight_bit_encoding(bytes), file_name);
}

}  // namespace zubia::formats
