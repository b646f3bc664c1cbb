#include "formats/text_encoding.hpp"

#include <gtest/gtest.h>

namespace zubia::formats {
namespace {

using namespace std::string_view_literals;

Problem problem_of(std::string_view bytes) {
  const auto decoded = decode_text(bytes, "file.csv");
  return decoded ? Problem{} : decoded.error();
}

TEST(TextEncoding, Utf8ThatTurnsIntoSomethingElseIsRefusedWithTheLine) {
  const Problem problem = problem_of("geo,name\nES21,Gipuzkoa é\nES22,Nafarroa \xF1\nFRI1,Bi\xC3\xA9\n");
  EXPECT_EQ(problem.code, "wrong-encoding");
  EXPECT_EQ(problem.detail, "The file is UTF-8 up to here, and then something else.");
  EXPECT_EQ(problem.where.line, 3u);
  EXPECT_EQ(problem.mend, "Save the file as UTF-8 and try again.");
  EXPECT_EQ(problem_of("\xEF\xBB\xBF"
                       "a\nb\xF1\n")
                .where.line,
            2u);
}

TEST(TextEncoding, ControlCharactersAreNoText) {
  EXPECT_EQ(problem_of("a,b\n1,\x01\n").code, "wrong-encoding");
  EXPECT_EQ(problem_of("a,b\n1,\x01\n").where.line, 2u);
  EXPECT_EQ(problem_of("a\0b"sv).code, "wrong-encoding");
  EXPECT_EQ(problem_of("a,\x81\x8D\x8F\n").code, "wrong-encoding");
}

TEST(TextEncoding, Utf16ThatBreaksOffIsRefused) {
  EXPECT_EQ(problem_of("\xFF\xFEg\0e\0o"sv).code, "wrong-encoding");
  EXPECT_EQ(problem_of("\xFF\xFEg\0\x00\xD8g\0"sv).code, "wrong-encoding");
}

TEST(TextEncoding, Utf8IsNotCopied) {
  const std::string_view bytes = "Araba/Álava";
  const auto decoded = decode_text(bytes, "file.csv");
  ASSERT_TRUE(decoded.has_value());
  EXPECT_EQ(decoded->encoding, "UTF-8");
  EXPECT_EQ(decoded->text().data(), bytes.data());
}

TEST(TextEncoding, AByteOrderMarkIsLeftOut) {
  const auto decoded = decode_text("\xEF\xBB\xBFgeo", "file.csv");
  ASSERT_TRUE(decoded.has_value());
  EXPECT_EQ(decoded->text(), "geo");
}

TEST(TextEncoding, Utf16IsReadWithAndWithoutAMark) {
  const auto marked = decode_text("\xFF\xFEg\0e\0o\0,\0\xE9\0\n\0"sv, "file.csv");
  ASSERT_TRUE(marked.has_value());
  EXPECT_EQ(marked->encoding, "UTF-16LE");
  EXPECT_EQ(marked->text(), "geo,é\n");
  const auto big = decode_text("\xFE\xFF\0g\0e\0o"sv, "file.csv");
  ASSERT_TRUE(big.has_value());
  EXPECT_EQ(big->text(), "geo");
  const auto unmarked = decode_text("g\0e\0o\0,\0a\0\n\0"sv, "file.csv");
  ASSERT_TRUE(unmarked.has_value());
  EXPECT_EQ(unmarked->encoding, "UTF-16LE");
  EXPECT_EQ(unmarked->text(), "geo,a\n");
}

TEST(TextEncoding, WesternEuropeanEightBitTextIsWindows1252) {
  const auto decoded = decode_text("region;empleo\n\xC1lava;1 200 \x80\nA\xF1orbe;3\n", "file.csv");
  ASSERT_TRUE(decoded.has_value());
  EXPECT_EQ(decoded->encoding, "windows-1252");
  EXPECT_EQ(decoded->text(), "region;empleo\nÁlava;1 200 €\nAñorbe;3\n");
}

TEST(TextEncoding, ClearlyGreekTextIsRead) {
  // Several sentences in ISO-8859-7: the detector needs some letters to be sure.
  std::string bytes;
  for (int i = 0; i < 5; ++i)
    bytes +=
        "\xC7 \xE1\xF0\xE1\xF3\xF7\xFC\xEB\xE7\xF3\xE7 \xF3\xF4\xE7\xED \xE5\xEB\xEB\xE7\xED\xE9\xEA\xDE "
        "\xE2\xE9\xEF\xEC\xE7\xF7\xE1\xED\xDF\xE1 \xEA\xE1\xE9 \xF3\xF4\xEF \xE5\xEC\xF0\xFC\xF1\xE9\xEF\n";
  const auto decoded = decode_text(bytes, "file.csv");
  ASSERT_TRUE(decoded.has_value());
  EXPECT_TRUE(decoded->text().starts_with("Η απασχόληση στην ελληνική βιομηχανία")) << decoded->encoding;
}

}  // namespace
}  // namespace zubia::formats
