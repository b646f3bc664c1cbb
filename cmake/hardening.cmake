# The hardening of a release (OpenSSF compiler hardening guide). A flag that this compiler lacks is left out and named:
# the later ones are for GCC 13 and newer, and control-flow protection differs between processors.
option(ZUBIA_HARDENED "Compile and link with the hardening flags of a release" OFF)
if(NOT ZUBIA_HARDENED)
  return()
endif()

include(CheckCXXCompilerFlag)
set(flags
  -fstack-clash-protection -fstack-protector-strong -ftrivial-auto-var-init=zero -fno-delete-null-pointer-checks
  -fno-strict-overflow -fno-strict-aliasing -Wtrampolines -Wbidi-chars=any -fstrict-flex-arrays=3)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64|i.86")
  list(APPEND flags -fcf-protection=full)
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64")
  list(APPEND flags -mbranch-protection=standard)
endif()

foreach(flag ${flags})
  string(MAKE_C_IDENTIFIER "has${flag}" has_flag)
  check_cxx_compiler_flag(${flag} ${has_flag})
  if(${has_flag})
    target_compile_options(zubia_options INTERFACE ${flag})
  else()
    message(STATUS "This compiler has no ${flag}: left out")
  endif()
endforeach()

# Some distributions define it already, at a lower level.
target_compile_options(zubia_options INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -D_GLIBCXX_ASSERTIONS)
target_link_options(zubia_options INTERFACE -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,nodlopen,--as-needed)
