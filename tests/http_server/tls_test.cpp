#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "http_server/serving.h"

namespace motcua::tests {
namespace {

struct File {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, File>;

/// A fresh P-256 key and a certificate it has signed for itself, in a directory of its own.
class OwnCertificate {
 public:
  OwnCertificate() {
    std::string pattern = (std::filesystem::temp_directory_path() / "http_tls_XXXXXX").string();
    directory_ = ::mkdtemp(pattern.data());
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"),
                                                                  EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), X509_free);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    const OpenFile key_out(std::fopen(key_file().c_str(), "w"));
    PEM_write_PrivateKey(key_out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    const OpenFile certificate_out(std::fopen(certificate_file().c_str(), "w"));
    PEM_write_X509(certificate_out.get(), certificate.get());
  }
  ~OwnCertificate() { std::filesystem::remove_all(directory_); }
  OwnCertificate(const OwnCertificate&) = delete;
  OwnCertificate& operator=(const OwnCertificate&) = delete;
  std::string key_file() const { return directory_ + "/key.pem"; }
  std::string certificate_file() const { return directory_ + "/certificate.pem"; }
  http::ServerOptions options() const {
    http::ServerOptions out;
    out.tls_certificate_file = certificate_file();
    out.tls_key_file = key_file();
    return out;
  }

 private:
  std::string directory_;
};

TEST(HttpTls, AnswersOverTls13) {
  const OwnCertificate own;
  const auto server =
      serve(answering([](const http::Request& r) {
              return text((r.tls ? "tls " : "plain ") + std::to_string(r.body.size()));
            }),
            own.options());
  HttpClient client(server->port(), true);
  ASSERT_TRUE(client.connected());
  EXPECT_EQ(client.tls_version(), "TLSv1.3");
  EXPECT_EQ(client.ask(get_request("/")).value().body, "tls 0");
  const auto large = client.ask(body_request("POST", "/", std::string(900'000, 'x')));
  EXPECT_EQ(large.value().body, "tls 900000");
}

TEST(HttpTls, ALargeAnswerAndTheEndArrive) {
  const OwnCertificate own;
  const auto server =
      serve(answering([](const http::Request&) { return text(std::string(3'000'000, 'a')); }),
            own.options());
  HttpClient client(server->port(), true);
  const auto answer = client.ask(get_request("/", "Connection: close\r\n"));
  EXPECT_EQ(answer.value().body.size(), 3'000'000U);
  EXPECT_TRUE(client.closed_by_server());
}

TEST(HttpTls, ARefusalReachesAClientThatGoesOnSending) {
  const OwnCertificate own;
  const auto server = serve(echoing(), own.options());
  HttpClient client(server->port(), true);
  client.send(body_request("POST", "/", std::string(1'100'000, 'x')));
  EXPECT_EQ(client.answer().value().status, 413);
}

TEST(HttpTls, APlainRequestToATlsPortIsNotAnswered) {
  const OwnCertificate own;
  const auto server = serve(echoing(), own.options());
  HttpClient client(server->port());
  EXPECT_FALSE(client.ask(get_request("/")).has_value());
  HttpClient decent(server->port(), true);
  EXPECT_EQ(decent.ask(get_request("/")).value().status, 200);
}

TEST(HttpTls, AHandshakeThatNeverComesTimesOut) {
  const OwnCertificate own;
  http::ServerOptions options = own.options();
  options.head_ms_max = 40;
  const auto server = serve(echoing(), options);
  HttpClient client(server->port());
  EXPECT_TRUE(client.closed_by_server());
}

TEST(HttpTls, BadFilesAreNamedAtStart) {
  const OwnCertificate own;
  const OwnCertificate other;
  http::ServerOptions options = own.options();
  options.tls_key_file = other.key_file();
  EXPECT_EQ(http::Server::start(options, echoing()).error(), http::StartFailure::kBadKey);
  options.tls_key_file = "/nowhere";
  EXPECT_EQ(http::Server::start(options, echoing()).error(), http::StartFailure::kBadKey);
  options.tls_certificate_file = own.key_file();
  EXPECT_EQ(http::Server::start(options, echoing()).error(), http::StartFailure::kBadCertificate);
}

}  // namespace
}  // namespace motcua::tests
